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

const FlagForm = lazyForm(() => import("./flag-form"));

interface AnswersBarProps {
  slug: string;
  /** What the list is narrowed to, as its address has it: "all matching" is by it. */
  query: string;
  flags: readonly Flag[];
  /** Who may not can set them side by side all the same. */
  mayAnnotate: boolean;
}

/** What can be done with the selected answers, and what came of it. */
export function AnswersBar({ slug, query, flags, mayAnnotate }: AnswersBarProps) {
  const router = useRouter();
  const { ids, count, clear } = useSelection();
  const [flagging, setFlagging] = useState(false);
  const [outcome, setOutcome] = useState<(FlaggingOutcome & { has: boolean }) | null>(null);
  return (
    <>
      <SelectionBar what="answer">
        {mayAnnotate && (
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
      </SelectionBar>
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
