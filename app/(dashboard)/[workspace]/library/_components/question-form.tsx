"use client";

import { useId, useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { CharacterCount } from "@/components/ui/character-count";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { LIMITS } from "@/lib/api-contract/limits";
import type { Question, SetPromptChoices } from "@/lib/domain/library/set-prompt";
import { useAction } from "@/lib/queries/use-action";
import { addQuestionAction, editQuestionAction } from "../[set]/set-actions";
import { ChoiceField, INTENT_OPTIONS, namedOptions, STAGE_OPTIONS } from "./choice-field";
import { TagsField } from "./tags-field";

const EMPTY: Question = {
  userPrompt: "",
  systemMessage: null,
  topic: null,
  tags: [],
  intent: null,
  stage: null,
  marketId: null,
  personaId: null,
  familyId: null,
  weight: "1",
};

interface QuestionFormProps {
  slug: string;
  /** The set it is added to, or the prompt that is edited. */
  target: { setId: string } | { id: string };
  question: Question | null;
  choices: SetPromptChoices;
  onClose: () => void;
  onSaved: () => void;
}

/** One question of a set with all that is said of it. What was typed stays after a refusal. */
export default function QuestionForm({
  slug,
  target,
  question,
  choices,
  onClose,
  onSaved,
}: QuestionFormProps) {
  const id = useId();
  const [values, setValues] = useState(question ?? EMPTY);
  const set = (change: Partial<Question>) => setValues((now) => ({ ...now, ...change }));
  const add = useAction(addQuestionAction.bind(null, slug), { onSuccess: onSaved });
  const edit = useAction(editQuestionAction.bind(null, slug), { onSuccess: onSaved });
  const { serverError, validationErrors } = ("id" in target ? edit : add).result;
  const errors = validationErrors?.fieldErrors;
  const busy = add.isPending || edit.isPending;

  function save() {
    if ("id" in target) edit.execute({ ...values, ...target });
    else add.execute({ ...values, ...target });
  }

  return (
    <FormDialog
      title={question ? "Edit this prompt" : "Add a question"}
      description={
        question
          ? "Other words make a new version; past answers keep theirs."
          : "It is asked as it stands here, by every run of this set."
      }
      save={question ? "Save" : "Add"}
      busy={busy}
      failure={serverError}
      onClose={onClose}
      onSave={save}
    >
      <Field
        label="Question"
        error={errors?.userPrompt?.[0]}
        aside={<CharacterCount text={values.userPrompt} limit={LIMITS.promptChars} />}
      >
        <Textarea
          dir="auto"
          value={values.userPrompt}
          onChange={(event) => set({ userPrompt: event.target.value })}
        />
      </Field>
      <Field
        label="System message"
        optional
        error={errors?.systemMessage?.[0]}
        hint="Of this question alone; a persona’s comes before it."
        aside={<CharacterCount text={values.systemMessage ?? ""} limit={LIMITS.systemChars} />}
      >
        <Textarea
          rows={2}
          dir="auto"
          value={values.systemMessage ?? ""}
          onChange={(event) => set({ systemMessage: event.target.value || null })}
        />
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Topic" optional error={errors?.topic?.[0]}>
          <Input
            list={`${id}-topics`}
            value={values.topic ?? ""}
            autoComplete="off"
            onChange={(event) => set({ topic: event.target.value || null })}
          />
        </Field>
        <datalist id={`${id}-topics`}>
          {choices.topics.map((topic) => (
            <option key={topic} value={topic} />
          ))}
        </datalist>
        <Field label="Weight" error={errors?.weight?.[0]} hint="A search volume, for one.">
          <Input
            inputMode="decimal"
            value={values.weight}
            autoComplete="off"
            onChange={(event) => set({ weight: event.target.value })}
          />
        </Field>
        <ChoiceField
          label="Intent"
          value={values.intent}
          options={INTENT_OPTIONS}
          none="Not said"
          onChange={(intent) => set({ intent })}
        />
        <ChoiceField
          label="Stage"
          value={values.stage}
          options={STAGE_OPTIONS}
          none="Not said"
          onChange={(stage) => set({ stage })}
        />
        <ChoiceField
          label="Market"
          value={values.marketId}
          options={namedOptions(choices.markets)}
          none="Any"
          hint="Whose wording this is: it is asked there only."
          onChange={(marketId) => set({ marketId })}
        />
        <ChoiceField
          label="Persona"
          value={values.personaId}
          options={namedOptions(choices.personas)}
          none="Nobody"
          hint="As whom it is asked."
          onChange={(personaId) => set({ personaId })}
        />
        <ChoiceField
          label="Family"
          value={values.familyId}
          options={namedOptions(choices.families)}
          none="Alone"
          hint="Questions that ask the same."
          onChange={(familyId) => set({ familyId })}
        />
      </div>
      <TagsField
        label="Tags"
        tags={values.tags}
        known={choices.tags}
        error={errors?.tags?.[0]}
        onChange={(tags) => set({ tags })}
      />
    </FormDialog>
  );
}
