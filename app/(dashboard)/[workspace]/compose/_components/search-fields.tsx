import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-option";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { ruleOf } from "@/lib/api-contract/engine-rules";
import { ENGINE_LABELS, type Engine } from "@/lib/domain/engine";
import { placeNeedsSearch, supportOf } from "../field-support";
import { chosenEngines } from "../form-values";
import { FieldAnchor } from "./field-anchor";
import type { FormPart } from "./form-part";

const SEARCH_FIRST = "Turn web search on first.";
const NO_COUNTRY = "none";

const regionNames = new Intl.DisplayNames(["en"], { type: "region" });

const countriesOf = (engine: Engine): readonly string[] =>
  ruleOf(engine, "web_search_country_iso_code").countries ?? [];

/** The countries any of the engines takes, with those that do not take one named beside it. */
function countryOptions(engines: readonly Engine[]): ComboboxOption[] {
  const codes = [...new Set(engines.flatMap((engine) => countriesOf(engine)))];
  const options = codes.map((code): ComboboxOption => {
    const without = engines.filter((engine) => !countriesOf(engine).includes(code));
    return {
      value: code,
      label: `${regionNames.of(code) ?? code} (${code})`,
      ...(without.length > 0
        ? { disabledReason: `not ${without.map((engine) => ENGINE_LABELS[engine]).join(", ")}` }
        : {}),
    };
  });
  options.sort((one, other) => one.label.localeCompare(other.label, "en"));
  return [{ value: NO_COUNTRY, label: "No country" }, ...options];
}

/** Whether the models may search the web, must, and from where. */
export function SearchFields({ form, change, problems }: FormPart) {
  const engines = chosenEngines(form);
  const search = supportOf("web_search", engines, form.method);
  const forced = supportOf("force_web_search", engines, form.method);
  const country = supportOf("web_search_country_iso_code", engines, form.method);
  const city = supportOf("web_search_city", engines, form.method);
  const alwaysOn = engines.length > 0 && engines.every((engine) => engine === "perplexity");
  const takers = engines.length > 0 ? country.takenBy : (["chat_gpt"] as const);
  const needsSearch = (takenBy: readonly Engine[]) =>
    engines.length === 0 ? !form.webSearch : placeNeedsSearch(takenBy, form.webSearch);
  const countryReason = country.disabledReason ?? (needsSearch(country.takenBy) ? SEARCH_FIRST : undefined);
  const cityReason = city.disabledReason ?? (needsSearch(city.takenBy) ? SEARCH_FIRST : undefined);
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-sm font-medium">Search</legend>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <FieldAnchor field="settings.webSearch">
          <Switch
            label="Web search"
            checked={alwaysOn || form.webSearch}
            onChange={(webSearch) => change({ webSearch })}
            disabledReason={search.disabledReason}
            hint={search.ignoredNote ?? "The model may search; it can still answer without."}
            error={problems["settings.webSearch"]}
          />
        </FieldAnchor>
        <FieldAnchor field="settings.forceWebSearch">
          <Switch
            label="Force a search"
            checked={form.webSearch && form.forceWebSearch && forced.disabledReason === undefined}
            onChange={(forceWebSearch) => change({ forceWebSearch })}
            disabledReason={forced.disabledReason ?? (form.webSearch ? undefined : SEARCH_FIRST)}
            hint={forced.ignoredNote}
            error={problems["settings.forceWebSearch"]}
          />
        </FieldAnchor>
        <FieldAnchor field="settings.country">
          <Field
            label="Country"
            optional
            hint={country.ignoredNote}
            disabledReason={countryReason}
            error={problems["settings.country"]}
          >
            <Combobox
              options={countryOptions(takers)}
              value={form.country || NO_COUNTRY}
              onChange={(code) => change({ country: code === NO_COUNTRY ? "" : code })}
              placeholder={form.country}
              searchPlaceholder="Find a country"
            />
          </Field>
        </FieldAnchor>
        <FieldAnchor field="settings.city">
          <Field
            label="City"
            optional
            hint={city.ignoredNote}
            disabledReason={cityReason}
            error={problems["settings.city"]}
          >
            <Input value={form.city} onChange={({ target }) => change({ city: target.value })} />
          </Field>
        </FieldAnchor>
      </div>
    </fieldset>
  );
}
