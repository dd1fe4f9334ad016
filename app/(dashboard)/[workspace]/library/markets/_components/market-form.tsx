"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LIBRARY_LIMITS } from "@/lib/domain/library/library-limits";
import { placeName } from "@/lib/format/market-name";
import { shorten } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { makeMarketAction } from "../markets-actions";

interface MarketFormProps {
  slug: string;
  languages: readonly { value: string; label: string }[];
  countries: readonly { value: string; label: string }[];
  onClose: () => void;
  onSaved: () => void;
}

const NO_COUNTRY = "none";

/** A new market: what it says can't be changed later, since plans and answers point to it. */
export default function MarketForm({ slug, languages, countries, onClose, onSaved }: MarketFormProps) {
  const [language, setLanguage] = useState("");
  const [country, setCountry] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [city, setCity] = useState("");
  const make = useAction(makeMarketAction.bind(null, slug), { onSuccess: onSaved });
  const { serverError, validationErrors } = make.result;
  const errors = validationErrors?.fieldErrors;
  const suggested =
    language && shorten(placeName({ language, country, city: city.trim() }), LIBRARY_LIMITS.marketNameChars);

  const save = () =>
    make.execute({ name: name.trim() || suggested, language, country, city: city.trim() || null });

  return (
    <FormDialog
      title="New market"
      description="Only its name can be changed later: plans and answers point to it."
      save="Make the market"
      busy={make.isPending}
      failure={serverError}
      onClose={onClose}
      onSave={save}
    >
      <Field label="Language" error={errors?.language?.[0]}>
        <Combobox
          options={languages}
          value={language || null}
          onChange={setLanguage}
          placeholder="Choose a language"
        />
      </Field>
      <Field label="Country" optional error={errors?.country?.[0]} hint="Where a search is made.">
        <Combobox
          options={[{ value: NO_COUNTRY, label: "No country: language only" }, ...countries]}
          value={country ?? NO_COUNTRY}
          onChange={(chosen) => setCountry(chosen === NO_COUNTRY ? null : chosen)}
          placeholder="No country"
        />
      </Field>
      <Field
        label="City"
        optional
        error={errors?.city?.[0]}
        {...(country === null && { disabledReason: "Choose its country first." })}
      >
        <Input value={city} autoComplete="off" onChange={(event) => setCity(event.target.value)} />
      </Field>
      <Field label="Name" optional error={errors?.name?.[0]} hint="How this workspace calls it.">
        <Input
          value={name}
          placeholder={suggested}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
