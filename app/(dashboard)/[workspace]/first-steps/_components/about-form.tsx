import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { categoryLead } from "@/lib/domain/library/suggest-families";
import { withoutTricks } from "@/lib/format/hostile";
import { type About, aboutProblems, languageOf, NEW_MARKET, NO_MARKET } from "../first-steps-values";
import type { FirstStepsProps } from "./first-steps-props";

const NO_COUNTRY = "none";

interface AboutFormProps extends Pick<FirstStepsProps, "markets" | "languages" | "countries"> {
  isAlive: boolean;
  about: About;
  onChange: (changed: Partial<About>) => void;
  onDone: () => void;
}

/** The first page: who one is, what one is looked for as, and where. What is wrong is said once one wants to go on. */
export function AboutForm({
  isAlive,
  about,
  markets,
  languages,
  countries,
  onChange,
  onDone,
}: AboutFormProps) {
  const [tried, setTried] = useState(false);
  const found = aboutProblems(about);
  const problems = tried ? found : {};
  const { lead, example } = categoryLead(languageOf(about, markets));
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(found).length === 0) onDone();
  }
  return (
    <form aria-label="First steps" noValidate onSubmit={submit} className="max-w-xl">
      <fieldset disabled={!isAlive} className="flex min-w-0 flex-col gap-5">
        <Field label="Brand" hint="As people call it." error={problems.brand}>
          <Input
            dir="auto"
            autoComplete="off"
            value={about.brand}
            onChange={({ target }) => onChange({ brand: target.value })}
          />
        </Field>
        <Field
          label="Site"
          optional
          hint="Where it lives: acme.com. Citations of it are counted."
          error={problems.site}
        >
          <Input
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            value={about.site}
            onChange={({ target }) => onChange({ site: target.value })}
          />
        </Field>
        <Field
          label="Category"
          hint={`What people look for when they find it, as it follows “${lead}”: ${example}.`}
          error={problems.category}
        >
          <Input
            dir="auto"
            autoComplete="off"
            value={about.category}
            onChange={({ target }) => onChange({ category: target.value })}
          />
        </Field>
        <Field label="Market" hint="Where is asked. Engines that take a country are told it.">
          <Select value={about.market} onChange={({ target }) => onChange({ market: target.value })}>
            {markets.map(({ id, name }) => (
              <option key={id} value={id}>
                {withoutTricks(name)}
              </option>
            ))}
            <option value={NEW_MARKET}>A new market</option>
            <option value={NO_MARKET}>No market: nothing is said of a place</option>
          </Select>
        </Field>
        {about.market === NEW_MARKET && (
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label="Language">
              <Combobox
                options={languages}
                value={about.language}
                onChange={(language) => onChange({ language })}
                placeholder="Choose a language"
              />
            </Field>
            <Field label="Country" optional>
              <Combobox
                options={[{ value: NO_COUNTRY, label: "No country: language only" }, ...countries]}
                value={about.country || NO_COUNTRY}
                onChange={(country) => onChange({ country: country === NO_COUNTRY ? "" : country })}
                placeholder="No country"
              />
            </Field>
            <Field
              label="City"
              optional
              {...(about.country === "" && { disabledReason: "Choose its country first." })}
            >
              <Input
                value={about.city}
                autoComplete="off"
                maxLength={255}
                onChange={({ target }) => onChange({ city: target.value })}
              />
            </Field>
          </div>
        )}
        <div>
          <Button type="submit" look="primary" size="large">
            Go on to the review
          </Button>
          <p className="text-muted pt-2 text-xs">Nothing is made or asked yet.</p>
        </div>
      </fieldset>
    </form>
  );
}
