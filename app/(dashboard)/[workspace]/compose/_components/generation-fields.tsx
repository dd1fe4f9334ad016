import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { ENGINE_LABELS } from "@/lib/domain/engine";
import { oneOfSampling, rangeOf, supportOf } from "../field-support";
import { chosenEngines } from "../form-values";
import { FieldAnchor } from "./field-anchor";
import type { FormPart } from "./form-part";

/** How the answer is made: its length, its randomness, and whether the model thinks first. */
export function GenerationFields({ form, change, problems }: FormPart) {
  const engines = chosenEngines(form);
  const reasoning = supportOf("use_reasoning", engines, form.method);
  const exclusive = oneOfSampling(engines)
    .map((engine) => ENGINE_LABELS[engine])
    .join(" and ");
  /** The documentation forbids both for these engines: the one that is empty waits for the other to be cleared. */
  const waitsFor = (own: string, other: string, otherLabel: string) =>
    exclusive !== "" && own === "" && other !== ""
      ? `The documentation of ${exclusive} allows one of the two. Clear ${otherLabel} to set this instead.`
      : undefined;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-sm font-medium">Answer</legend>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <FieldAnchor field="settings.maxOutputTokens">
          <Field
            label="Max tokens"
            optional
            hint={lengthHint(rangeOf("max_output_tokens", engines))}
            error={problems["settings.maxOutputTokens"]}
          >
            <Input
              inputMode="numeric"
              value={form.maxOutputTokens}
              onChange={({ target }) => change({ maxOutputTokens: target.value })}
            />
          </Field>
        </FieldAnchor>
        <FieldAnchor field="settings.useReasoning" className="sm:pt-6">
          <Switch
            label="Reasoning"
            checked={form.useReasoning && reasoning.disabledReason === undefined}
            onChange={(useReasoning) => change({ useReasoning })}
            disabledReason={reasoning.disabledReason}
            hint={reasoning.ignoredNote ?? "The model thinks before it answers; that costs tokens."}
            error={problems["settings.useReasoning"]}
          />
        </FieldAnchor>
        <FieldAnchor field="settings.temperature">
          <Field
            label="Temperature"
            optional
            hint={rangeOf("temperature", engines)}
            disabledReason={waitsFor(form.temperature, form.topP, "top P")}
            error={problems["settings.temperature"]}
          >
            <Input
              inputMode="decimal"
              value={form.temperature}
              onChange={({ target }) => change({ temperature: target.value })}
            />
          </Field>
        </FieldAnchor>
        <FieldAnchor field="settings.topP">
          <Field
            label="Top P"
            optional
            hint={rangeOf("top_p", engines)}
            disabledReason={waitsFor(form.topP, form.temperature, "temperature")}
            error={problems["settings.topP"]}
          >
            <Input
              inputMode="decimal"
              value={form.topP}
              onChange={({ target }) => change({ topP: target.value })}
            />
          </Field>
        </FieldAnchor>
      </div>
    </fieldset>
  );
}

const lengthHint = (range: string | undefined): string | undefined =>
  range && `${range}. Search and reasoning may go beyond it.`;
