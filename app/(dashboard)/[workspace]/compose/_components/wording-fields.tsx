import { useState } from "react";
import { CharacterCount } from "@/components/ui/character-count";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { LIMITS } from "@/lib/api-contract/limits";
import { counted } from "@/lib/format/text";
import { FieldAnchor } from "./field-anchor";
import type { FormPart } from "./form-part";
import { TurnFields } from "./turn-fields";

/** What is asked: the prompt, and folded away until wanted, the system message and the conversation so far. */
export function WordingFields({ form, change, problems }: FormPart) {
  const [unfolded] = useState(() => ({
    system: form.systemMessage !== "",
    turns: form.turns.length > 0,
  }));
  return (
    <>
      <FieldAnchor field="userPrompt">
        <Field
          label="Prompt"
          error={problems.userPrompt}
          aside={<CharacterCount text={form.userPrompt} limit={LIMITS.promptChars} />}
        >
          <Textarea
            className="min-h-28"
            value={form.userPrompt}
            onChange={({ target }) => change({ userPrompt: target.value })}
            placeholder="What a customer might ask"
          />
        </Field>
      </FieldAnchor>
      <Disclosure summary="System message" aside={form.systemMessage ? "set" : "none"} open={unfolded.system}>
        <FieldAnchor field="systemMessage">
          <Field
            label="System message"
            labelHidden
            hint="How the model should behave. Left out when empty."
            error={problems.systemMessage}
            aside={<CharacterCount text={form.systemMessage} limit={LIMITS.systemChars} />}
          >
            <Textarea
              value={form.systemMessage}
              onChange={({ target }) => change({ systemMessage: target.value })}
            />
          </Field>
        </FieldAnchor>
      </Disclosure>
      <Disclosure
        summary="Conversation so far"
        aside={form.turns.length > 0 ? counted(form.turns.length, "turn") : "none"}
        open={unfolded.turns}
      >
        <FieldAnchor field="turns">
          <TurnFields turns={form.turns} onChange={(turns) => change({ turns })} problem={problems.turns} />
        </FieldAnchor>
      </Disclosure>
    </>
  );
}
