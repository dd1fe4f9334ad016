import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { AskChoices } from "@/lib/domain/runs/ask-choices";
import { MAX_REPEATS } from "@/lib/domain/runs/run-limits";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import type { SetPart } from "../set-run-form";

interface SetFieldsProps {
  choices: AskChoices;
  part: SetPart;
  repeatsProblem: string | null;
  onChange: (part: SetPart) => void;
}

const toggled = (ids: readonly string[], id: string): string[] =>
  ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];

const placeOf = ({ language, country, city }: AskChoices["markets"][number]): string =>
  [language, city, country ?? "language only"].filter(Boolean).join(" · ");

/** Which set, where, as whom and how often. */
export const SetFields = ({ choices, part, repeatsProblem, onChange }: SetFieldsProps) => (
  <>
    <Field label="Set">
      <Select value={part.setId} onChange={({ target }) => onChange({ ...part, setId: target.value })}>
        {choices.sets.map(({ id, name, prompts }) => (
          <option key={id} value={id}>
            {`${withoutTricks(name)} (${counted(prompts, "prompt")})`}
          </option>
        ))}
      </Select>
    </Field>
    {choices.markets.length > 0 && (
      <Choices
        legend="Markets"
        note="A prompt made for a market is asked there only; any other in every market chosen. With none chosen, prompts made for a market are left out."
      >
        {choices.markets.map((market) => (
          <Checkbox
            key={market.id}
            label={withoutTricks(market.name)}
            hint={placeOf(market)}
            checked={part.marketIds.includes(market.id)}
            onChange={() => onChange({ ...part, marketIds: toggled(part.marketIds, market.id) })}
          />
        ))}
      </Choices>
    )}
    {choices.personas.length > 0 && (
      <Choices
        legend="Personas"
        note="With none chosen each prompt is asked as its own persona, or as none; with some, as each of these in its place."
      >
        {choices.personas.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={withoutTricks(name)}
            checked={part.personaIds.includes(id)}
            onChange={() => onChange({ ...part, personaIds: toggled(part.personaIds, id) })}
          />
        ))}
      </Choices>
    )}
    <Field
      label="Repeats"
      hint={`How often each question is asked of each model: answers differ. At most ${MAX_REPEATS}.`}
      error={repeatsProblem}
      className="max-w-60"
    >
      <Input
        value={part.repeats}
        inputMode="numeric"
        onChange={({ target }) => onChange({ ...part, repeats: target.value })}
      />
    </Field>
  </>
);

const Choices = ({ legend, note, children }: { legend: string; note: string; children: ReactNode }) => (
  <fieldset className="min-w-0">
    <legend className="mb-1 text-sm font-medium">{legend}</legend>
    <div className="grid max-h-60 gap-x-6 gap-y-2 overflow-y-auto rounded-md border px-3 py-2 sm:grid-cols-2">
      {children}
    </div>
    <p className="text-muted mt-1 text-xs">{note}</p>
  </fieldset>
);
