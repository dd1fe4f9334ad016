"use client";

import { useRouter } from "next/navigation";
import { Suspense, useEffect, useRef, useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { lazyForm } from "@/components/ui/lazy-part";
import type { MentionView, NamedBrand } from "@/lib/domain/brands/mention-view";
import { useAction } from "@/lib/queries/use-action";
import { undoCorrectionAction } from "../../../mention-actions";
import { type Selected, selectedInAnswer } from "./selected-in-answer";

const AddForm = lazyForm(() => import("./add-mention-form"));
const RefuseForm = lazyForm(() => import("./refuse-mention-form"));

interface AddMentionProps {
  slug: string;
  answerId: string;
  brands: readonly NamedBrand[];
}

/** Adds a mention that no rule found: of what is selected in the text, or of what is typed. */
export function AddMention({ slug, answerId, brands }: AddMentionProps) {
  const router = useRouter();
  const last = useRef<Selected | null>(null);
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    // Pressing the button may take the selection away.
    const keep = () => {
      last.current = selectedInAnswer() ?? last.current;
    };
    document.addEventListener("selectionchange", keep);
    return () => document.removeEventListener("selectionchange", keep);
  }, []);
  return (
    <>
      <Button size="small" onClick={() => setSelected(last.current ?? { text: "", before: "" })}>
        Add a mention
      </Button>
      {selected && (
        <Suspense fallback={null}>
          <AddForm
            {...{ slug, answerId, brands, selected }}
            onClose={() => setSelected(null)}
            onSaved={() => {
              setSelected(null);
              router.refresh();
            }}
          />
        </Suspense>
      )}
    </>
  );
}

interface RefuseMentionProps {
  slug: string;
  answerId: string;
  mention: MentionView;
}

/** Refuses a mention: at this place alone, or by a phrase everywhere. */
export function RefuseMention({ slug, answerId, mention }: RefuseMentionProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button look="quiet" size="small" onClick={() => setIsOpen(true)}>
        Not this brand here
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <RefuseForm
            {...{ slug, answerId, mention }}
            onClose={() => setIsOpen(false)}
            onSaved={() => {
              setIsOpen(false);
              router.refresh();
            }}
          />
        </Suspense>
      )}
    </>
  );
}

/** Takes a correction back. */
export function UndoCorrection({ slug, id }: { slug: string; id: string }) {
  const router = useRouter();
  const { execute, isPending, result } = useAction(undoCorrectionAction.bind(null, slug), {
    onSuccess: () => router.refresh(),
  });
  return (
    <span className="flex items-center gap-2">
      {result.serverError && <FailureWords failure={result.serverError} />}
      <Button look="quiet" size="small" busy={isPending} onClick={() => execute({ id })}>
        Undo
      </Button>
    </span>
  );
}
