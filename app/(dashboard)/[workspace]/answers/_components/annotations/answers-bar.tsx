"use client";

import { useRouter } from "next/navigation";
import { Suspense, useState } from "react";
import { CompareSelected } from "@/components/comparisons/compare-selected";
import { useSelection } from "@/components/tables/selection";
import { SelectionBar } from "@/components/tables/selection-bar";
import { Button } from "@/components/ui/button";
import { lazyForm } from "@/components/ui/lazy-part";
import { Notice } from "@/components/ui/notice";
import type { Flag, FlaggingOutcome } from "@/lib/domain/answers/annotation";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { DeletedNotice } from "../../../_deleting/deleted-notice";

const DeleteDialog = lazyForm(() => import("../../../_deleting/delete-dialog"));
const FlagForm = lazyForm(() => import("./flag-form"));

interface AnswersBarProps {
  slug: string;
  /** What the list is narrowed to, as its address has it: "all matching" is by it. */
  query: string;
  flags: readonly Flag[];
  /** Who may not can set them side by side all the same. */
  mayAnnotate: boolean;
  /** Whether all that the filter finds are few enough to be flagged at once. */
  mayFlagAll: boolean;
  mayDelete: boolean;
}

/** What can be done with the selected answers, and what came of it. */
export function AnswersBar({ slug, query, flags, mayAnnotate, mayFlagAll, mayDelete }: AnswersBarProps) {
  const router = useRouter();
  const { ids, count, clear } = useSelection();
  const [flagging, setFlagging] = useState(false);
  const [isDeleting, setIsDeleting] = useState(false);
  const [deletionId, setDeletionId] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<(FlaggingOutcome & { has: boolean }) | null>(null);
  return (
    <>
      <SelectionBar what="answer">
        {mayAnnotate && (ids !== null || mayFlagAll) && (
          <Button
            size="small"
            onClick={() => {
              setOutcome(null);
              setFlagging(true);
            }}
          >
            Flag…
          </Button>
        )}
        <CompareSelected slug={slug} />
        {mayDelete && (
          <Button
            size="small"
            onClick={() => {
              setOutcome(null);
              setIsDeleting(true);
            }}
          >
            Delete…
          </Button>
        )}
      </SelectionBar>
      {deletionId && (
        <DeletedNotice
          key={deletionId}
          workspace={slug}
          deletionId={deletionId}
          onChanged={() => router.refresh()}
        />
      )}
      {isDeleting && (
        <Suspense fallback={null}>
          <DeleteDialog
            workspace={slug}
            what={ids === null ? { kind: "answers", address: query } : { kind: "answers", ids }}
            onClose={() => setIsDeleting(false)}
            onDone={(id) => {
              setDeletionId(id);
              setIsDeleting(false);
              clear();
              router.refresh();
            }}
          />
        </Suspense>
      )}
      {outcome && (
        <Notice
          className="mb-2"
          tone={outcome.changed > 0 ? "good" : "neutral"}
          title={outcomeWords(outcome)}
        />
      )}
      {flagging && (
        <Suspense fallback={null}>
          <FlagForm
            slug={slug}
            answers={ids === null ? { query } : { ids }}
            count={count}
            known={flags}
            current={null}
            onClose={() => setFlagging(false)}
            onSaved={(came) => {
              setFlagging(false);
              setOutcome(came ?? null);
              clear();
              router.refresh();
            }}
          />
        </Suspense>
      )}
    </>
  );
}

function outcomeWords({ flag, changed, unchanged, has }: FlaggingOutcome & { has: boolean }): string {
  const name = `“${withoutTricks(flag.name)}”`;
  const done = has
    ? `${counted(changed, "answer")} got the flag ${name}.`
    : `The flag ${name} was taken from ${counted(changed, "answer")}.`;
  if (unchanged === 0) return done;
  return `${done} ${counted(unchanged, "other")} ${has ? "had it already" : "did not have it"}.`;
}
