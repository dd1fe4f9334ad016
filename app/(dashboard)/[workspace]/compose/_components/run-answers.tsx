import Link from "next/link";
import { useEffect, useRef } from "react";
import { AnswerCard } from "@/components/answers/answer-card";
import { Elapsed } from "@/components/answers/elapsed";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Money } from "@/components/ui/money";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { RunView } from "@/lib/domain/run";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { progressOf, type RunProgress } from "../run-progress";

const Awaited = () => <Skeleton className="h-72 w-full rounded-md" />;

interface RunAnswersProps {
  workspace: string;
  run: RunView | undefined;
  /** Why the newest state could not be read; what is shown is the last known. */
  failure: string | undefined;
  /** How many answers to expect while the run itself is not here yet. */
  awaited: number;
  /** How often a question was sent from this page; each time the focus goes to the answers. */
  sendings: number;
  /** Leads to the form, filled with what was asked: to its button, or to its text. */
  onAskAgain: () => void;
  onEdit: () => void;
  /** Empties the form and leaves the run. */
  onNew: () => void;
}

/** The answers of a run side by side, each as it arrives, with what they have cost so far. */
export default function RunAnswers({ workspace, run, failure, awaited, sendings, ...on }: RunAnswersProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (sendings > 0) heading.current?.focus();
  }, [sendings]);

  const place = paths.workspace(workspace);
  const prompt = run?.tasks[0]?.userPrompt;
  return (
    <section aria-label="Answers" className="mb-8 flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-80">
          <h2 ref={heading} tabIndex={-1} className="text-md scroll-mt-20 font-semibold">
            Answers
          </h2>
          {run && <Progress run={run} />}
        </div>
        <div className="no-print flex flex-wrap gap-2">
          <Button onClick={on.onAskAgain}>Ask again</Button>
          <Button onClick={on.onEdit}>Edit</Button>
          <Button onClick={on.onNew}>New question</Button>
        </div>
      </div>
      {failure && (
        <Notice
          tone="warn"
          title={run ? "The newest state could not be read; this is the last known." : failure}
        >
          {run ? failure : "Choose “New question”, or open the run from an answer of it."}
        </Notice>
      )}
      {prompt !== undefined && (
        <p dir="auto" className="max-w-4xl border-l-2 pl-3 break-words whitespace-pre-wrap">
          {withoutTricks(prompt)}
        </p>
      )}
      {run && (
        <p className="text-muted flex flex-wrap gap-x-3 gap-y-1 text-xs">
          {run.label && <Badge tone="accent">{withoutTricks(run.label)}</Badge>}
          <Link href={place.prompt(run.promptId)} className="text-accent hover:underline">
            All versions and runs of this prompt
          </Link>
        </p>
      )}
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,15rem),1fr))] gap-3">
        {run
          ? run.tasks.map((task) => (
              <AnswerCard
                key={task.id}
                task={task}
                href={place.answer(task.id)}
                action={
                  <Button size="small" onClick={on.onAskAgain}>
                    Ask again
                  </Button>
                }
              />
            ))
          : !failure && Array.from({ length: awaited }, (_, index) => <Awaited key={index} />)}
      </div>
    </section>
  );
}

function Progress({ run }: { run: RunView }) {
  const progress = progressOf(run);
  return (
    <p className="text-muted tabular flex flex-wrap items-baseline gap-x-3 text-sm">
      <span role="status">{inWords(progress)}</span>
      {progress.pending > 0 && <Elapsed sinceIso={run.createdAt} />}
      <span>
        cost <Money dollars={progress.cost} />
        {progress.unpriced > 0 && ` and ${counted(progress.unpriced, "answer")} of unknown cost`}
        {progress.pending > 0 && " so far"}, expected up to <Money dollars={run.reserved} />
      </span>
    </p>
  );
}

const inWords = ({ total, answered, lost, pending }: RunProgress): string => {
  const end = lost > 0 ? `, ${lost} without an answer` : "";
  return pending === 0 && answered === total
    ? `All ${total} answered`
    : `${answered} of ${total} answered${end}`;
};
