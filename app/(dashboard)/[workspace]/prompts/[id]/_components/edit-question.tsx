"use client";

import { FormButton } from "@/components/forms/form-button";
import { lazyForm } from "@/components/ui/lazy-part";
import type { QuestionView, SetPromptChoices } from "@/lib/domain/library/set-prompt";

const QuestionForm = lazyForm(() => import("../../../library/_components/question-form"));

interface EditQuestionProps {
  slug: string;
  question: QuestionView;
  choices: SetPromptChoices;
  label?: string;
}

/** The button that edits a prompt of a set. */
export const EditQuestion = ({
  slug,
  question: { id, fields },
  choices,
  label = "Edit this prompt",
}: EditQuestionProps) => (
  <FormButton
    size="small"
    form={(done) => (
      <QuestionForm slug={slug} target={{ id }} question={fields} choices={choices} {...done} />
    )}
  >
    {label}
  </FormButton>
);
