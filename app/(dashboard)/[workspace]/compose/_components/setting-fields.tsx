import { useController } from "react-hook-form";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-option";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { fieldOf, ruleOf } from "@/lib/api-contract/engine-rules";
import type { SettingField } from "@/lib/api-contract/fields";
import { nameEngines } from "@/lib/api-contract/form-words";
import type { Engine } from "@/lib/domain/engine";
import { settingState, supportOf } from "../field-support";
import { chosenEngines } from "../form-values";
import type { FormPart } from "./form-part";
import { revealed } from "./reveal";

/** One setting: its input follows from its type, the rest from the table of fields and the engines chosen. */
function SettingInput({ name, ...part }: FormPart & { name: SettingField }) {
  const {
    field: { ref: register, ...field },
  } = useController({ control: part.control, name });
  const { type, label } = fieldOf(name);
  const { alwaysOn, ...state } = settingState(name, part.form);
  const error = part.problems[name];
  if (typeof field.value === "boolean") {
    const isOn = alwaysOn || (field.value && state.disabledReason === undefined);
    return (
      <Switch
        ref={revealed(register)}
        label={label}
        checked={isOn}
        onChange={field.onChange}
        error={error}
        {...state}
      />
    );
  }
  return (
    <Field label={label} optional error={error} {...state}>
      {type.kind === "country" ? (
        <CountryBox part={part} value={field.value} onChange={field.onChange} ref={register} />
      ) : (
        <Input
          {...field}
          ref={revealed(register)}
          value={field.value}
          inputMode={type.kind === "whole" ? "numeric" : type.kind === "number" ? "decimal" : undefined}
        />
      )}
    </Field>
  );
}

const NO_COUNTRY = "none";

const regionNames = new Intl.DisplayNames(["en"], { type: "region" });

const countriesOf = (engine: Engine): readonly string[] =>
  ruleOf(engine, "web_search_country_iso_code").countries ?? [];

/** The countries any of the engines takes, with those that do not take one named beside it. */
function countryOptions(engines: readonly Engine[]): ComboboxOption[] {
  const codes = [...new Set(engines.flatMap(countriesOf))];
  const options = codes.map((code): ComboboxOption => {
    const without = engines.filter((engine) => !countriesOf(engine).includes(code));
    return {
      value: code,
      label: `${regionNames.of(code) ?? code} (${code})`,
      ...(without.length > 0 ? { disabledReason: `not ${nameEngines(without)}` } : {}),
    };
  });
  options.sort((one, other) => one.label.localeCompare(other.label, "en"));
  return [{ value: NO_COUNTRY, label: "No country" }, ...options];
}

interface CountryBoxProps {
  part: FormPart;
  value: string;
  onChange: (code: string) => void;
  ref: (control: { focus: () => void } | null) => void;
}

/** `Field` gives it the id and the descriptions of its label, hint and error. */
function CountryBox({ part: { form }, value, onChange, ref, ...control }: CountryBoxProps) {
  const engines = chosenEngines(form);
  const takers = supportOf("web_search_country_iso_code", engines, form.method).takenBy;
  return (
    <Combobox
      {...control}
      ref={ref}
      options={countryOptions(engines.length > 0 ? takers : ["chat_gpt"])}
      value={value || NO_COUNTRY}
      onChange={(code) => onChange(code === NO_COUNTRY ? "" : code)}
      placeholder={value}
      searchPlaceholder="Find a country"
    />
  );
}

interface SettingGroupProps extends FormPart {
  legend: string;
  names: readonly SettingField[];
}

/** Settings that belong together. */
export const SettingGroup = ({ legend, names, ...part }: SettingGroupProps) => (
  <fieldset className="flex flex-col gap-3">
    <legend className="mb-2 text-sm font-medium">{legend}</legend>
    <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
      {names.map((name) => (
        <SettingInput key={name} name={name} {...part} />
      ))}
    </div>
  </fieldset>
);
