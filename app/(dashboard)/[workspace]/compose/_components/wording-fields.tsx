import { useState } from "react";
import { useController } from "react-hook-form";
import { CharacterCount } from "@/components/ui/character-count";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { fieldOf } from "@/lib/api-contract/engine-rules";
import { counted } from "@/lib/format/text";
import type { FormPart } from "./form-part";
import { revealed } from "./reveal";
import { TurnFields } from "./turn-fields";

/** How many characters a text field takes. */
function limitOf(name: "user_prompt" | "system_message" | "tag"): number {
  const { type } = fieldOf(name);
  return type.kind === "text" ? type.maxChars : 0;
}

function usePart(name: "user_prompt" | "system_message" | "tag", { control, problems }: FormPart) {
  const { field } = useController({ control, name });
  const { label, help } = fieldOf(name);
  return {
    field: { ...field, ref: revealed(field.ref) },
    texts: {
      label,
      ...(help === undefined ? {} : { hint: help }),
      error: problems[name],
      aside: <CharacterCount text={field.value} limit={limitOf(name)} />,
    },
  };
}

/** What is asked: the prompt, and folded away until wanted, the system message and the conversation so far. */
export function WordingFields(part: FormPart) {
  const { form, control, problems } = part;
  const [unfolded] = useState(() => ({
    system: form.system_message !== "",
    turns: form.message_chain.length > 0,
  }));
  const prompt = usePart("user_prompt", part);
  const system = usePart("system_message", part);
  return (
    <>
      <Field {...prompt.texts}>
        <Textarea {...prompt.field} className="min-h-28" placeholder="What a customer might ask" />
      </Field>
      <Disclosure
        summary={system.texts.label}
        aside={form.system_message ? "set" : "none"}
        open={unfolded.system}
      >
        <Field {...system.texts} labelHidden>
          <Textarea {...system.field} />
        </Field>
      </Disclosure>
      <Disclosure
        summary="Conversation so far"
        aside={form.message_chain.length > 0 ? counted(form.message_chain.length, "turn") : "none"}
        open={unfolded.turns}
      >
        <TurnFields control={control} problem={problems.message_chain} />
      </Disclosure>
    </>
  );
}

/** The asker's own mark. */
export function LabelField(part: FormPart) {
  const { field, texts } = usePart("tag", part);
  return (
    <Field {...texts} optional>
      <Input {...field} />
    </Field>
  );
}
