import { Radio, RadioGroup } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-option";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { ENGINE_RULES, fieldOf, ruleOf, SETTING_FIELDS } from "@/lib/api-contract/engine-rules";
import type { SettingField } from "@/lib/api-contract/fields";
import { nameEngines } from "@/lib/api-contract/form-words";
import { BASE_PRICES, LIMITS } from "@/lib/api-contract/limits";
import { ENGINES, type Engine, type Method } from "@/lib/domain/engines/engine";
import { formatDollars } from "@/lib/format/money";
import { paths } from "@/lib/paths";
import { settingState, supportOf } from "../check-form";
import { chosenEngines } from "../form-values";
import type { FormPart } from "./form-part";

const HINTS: Record<Method, string> = {
  live: `Answered at once, at the latest after ${LIMITS.liveSeconds / 60} minutes. At most ${formatDollars(BASE_PRICES.live)} a call beside what the model costs.`,
  standard: `Queued, at the latest after ${LIMITS.queueHours} hours. At most ${formatDollars(BASE_PRICES.standard)} a call beside what the model costs.`,
};

const LABELS: Record<Method, string> = { live: "Live", standard: "Standard" };

/** Live or standard, and which chosen engines are live all the same. */
export function MethodFields({ form, set }: Pick<FormPart, "form" | "set">) {
  const radio = (method: Method) => (
    <Radio
      name="method"
      label={LABELS[method]}
      hint={HINTS[method]}
      checked={form.method === method}
      onChange={() => set("method", method)}
    />
  );
  const queueless = chosenEngines(form).flatMap((engine) => ENGINE_RULES[engine].standardReason ?? []);
  return (
    <div className="flex flex-col gap-1">
      <RadioGroup legend="How to ask">
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
          {radio("live")}
          {radio("standard")}
        </div>
      </RadioGroup>
      {form.method === "standard" &&
        queueless.map((reason) => (
          <p key={reason} role="status" className="text-muted text-xs">
            {reason} In this run its answers come at once, the others when the queue gets to them.
          </p>
        ))}
    </div>
  );
}

/** One setting: its input follows from its type, the rest from the table of fields and the engines chosen. */
function SettingInput({ name, ...part }: FormPart & { name: SettingField }) {
  const value = part.form[name];
  const ref = part.control(name);
  const { type, label } = fieldOf(name);
  const { alwaysOn, ...state } = settingState(name, part.form);
  const error = part.problems[name];
  if (typeof value === "boolean") {
    const isOn = alwaysOn || (value && state.disabledReason === undefined);
    return (
      <Switch
        ref={ref}
        label={label}
        checked={isOn}
        onChange={(on) => part.set(name, on)}
        error={error}
        {...state}
      />
    );
  }
  return (
    <Field label={label} optional error={error} {...state}>
      {type.kind === "country" ? (
        <CountryBox part={part} value={value} onChange={(code) => part.set(name, code)} ref={ref} />
      ) : (
        <Input
          ref={ref}
          name={name}
          value={value}
          onChange={({ target }) => part.set(name, target.value)}
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

/** Whether a setting is about searching: it allows it, or means nothing without. */
const isOfSearch = (field: SettingField): boolean =>
  field === "web_search" || ENGINES.some((engine) => ruleOf(engine, field).needs === "web_search");

const GROUPS: readonly { legend: string; names: readonly SettingField[] }[] = [
  { legend: "Search", names: SETTING_FIELDS.filter(isOfSearch) },
  { legend: "Answer", names: SETTING_FIELDS.filter((field) => !isOfSearch(field)) },
];

interface SettingFieldsProps extends FormPart {
  /** Settings that are chosen elsewhere. */
  without?: readonly SettingField[];
}

/** Every setting of the table of fields, those that belong together side by side. */
export const SettingFields = ({ without = [], ...part }: SettingFieldsProps) =>
  GROUPS.map(({ legend, names }) => (
    <fieldset key={legend} className="flex flex-col gap-3">
      <legend className="mb-2 text-sm font-medium">{legend}</legend>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {names
          .filter((name) => !without.includes(name))
          .map((name) => (
            <SettingInput key={name} name={name} {...part} />
          ))}
      </div>
    </fieldset>
  ));

export interface ConnectionChoice {
  id: string;
  name: string;
  kind: "builtin" | "hosted";
}

interface ConnectionFieldProps extends Pick<FormPart, "form" | "set"> {
  workspace: string;
  connections: readonly ConnectionChoice[];
}

const KINDS = { builtin: "built-in service", hosted: "hosted API" } as const;

const nameOf = ({ name, kind }: ConnectionChoice): string =>
  name.toLowerCase() === KINDS[kind] ? name : `${name} (${KINDS[kind]})`;

/** Over which API account the question goes: a choice where there are several. */
export function ConnectionField({ workspace, connections, form, set }: ConnectionFieldProps) {
  const settings = (
    <Link
      href={paths.workspace(workspace).settings.connections}
      className="text-accent text-xs hover:underline"
    >
      Connections
    </Link>
  );
  const [only, ...others] = connections;
  if (!only || others.length === 0) {
    return (
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <p className="text-sm">
          <span className="font-medium">Connection</span>{" "}
          <span className="text-muted">{only ? nameOf(only) : "none"}</span>
        </p>
        {settings}
      </div>
    );
  }
  return (
    <Field label="Connection" aside={settings}>
      <Select value={form.connectionId} onChange={({ target }) => set("connectionId", target.value)}>
        {connections.map((connection) => (
          <option key={connection.id} value={connection.id}>
            {nameOf(connection)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
