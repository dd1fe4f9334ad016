"use client";

import { useRouter } from "next/navigation";
import { Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyForm } from "@/components/ui/lazy-part";
import type { QuestionView, SetPromptChoices } from "@/lib/domain/set-prompt";

const QuestionForm = lazyForm(() => import("../../../library/_components/question-form"));

interface EditQuestionProps {
  slug: string;
  question: QuestionView;
  choices: SetPromptChoices;
}

/** The button that edits a prompt of a set. */
export function EditQuestion({ slug, question, choices }: EditQuestionProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Edit this prompt
      </Button>
      {open && (
        <Suspense fallback={null}>
          <QuestionForm
            slug={slug}
            target={{ id: question.id }}
            question={question.fields}
            choices={choices}
            onClose={() => setOpen(false)}
            onSaved={() => {
              setOpen(false);
              router.refresh();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
