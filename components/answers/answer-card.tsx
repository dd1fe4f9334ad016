import { Suspense, useEffect, type ReactNode } from "react";
import { EngineLabel } from "@/components/engines/engine-label";
import { SurfaceBadge } from "@/components/engines/surface-badge";
import { lazyPart } from "@/components/ui/lazy-part";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { Skeleton } from "@/components/ui/skeleton";
import { Tokens } from "@/components/ui/tokens";
import type { AnswerView, TaskView } from "@/lib/domain/answers/answer";
import { isFinal } from "@/lib/domain/tasks/task-state";
import { formatDuration } from "@/lib/format/dates";
import { counted } from "@/lib/format/text";
import { Elapsed } from "./elapsed";
import { LitSourceProvider } from "./lit-source";
import { numberSources } from "./number-sources";
import { searchWords } from "./search-words";
import { SourceList } from "./source-list";
import { TaskFailure } from "./task-failure";
import { TaskStateBadge } from "./task-state";

// A Markdown parser: large, and needed only for an answer that comes while one looks.
const loadText = () => import("./answer-text").then((module) => module.AnswerText);
const AnswerText = lazyPart(loadText, {
  title: "The text of this answer could not be shown.",
  kept: "Reload the page; the answer is kept.",
});

interface AnswerCardProps {
  task: TaskView;
  /** The answer's text where the server laid it out. */
  text?: ReactNode;
  /** The answer's own page. */
  href: string;
  /** What can be done where it failed ("Ask again"). */
  action?: ReactNode;
}

/** One answer among several side by side: waiting, failed or there. */
export const AnswerCard = ({ task, text, href, action }: AnswerCardProps) => (
  <article
    aria-label={`${task.modelAsked}: answer`}
    aria-busy={!isFinal(task.state)}
    className="bg-surface flex min-w-0 flex-col rounded-md border"
  >
    <header className="flex flex-wrap items-center justify-between gap-2 border-b px-3 py-2">
      <h3 className="min-w-0 font-semibold">
        <EngineLabel engine={task.engine} model={task.modelAsked} />
      </h3>
      <span className="flex items-center gap-2">
        {task.answer && <SurfaceBadge surface={task.answer.surface} />}
        {!isFinal(task.state) && <Elapsed sinceIso={task.startedAt ?? task.createdAt} />}
        <TaskStateBadge state={task.state} />
      </span>
    </header>
    <div className="flex flex-1 flex-col gap-3 p-3">
      {task.answer ? (
        <Answered answer={task.answer} text={text} />
      ) : isFinal(task.state) ? (
        <TaskFailure task={task} action={action} />
      ) : (
        <Waiting />
      )}
    </div>
    <footer className="text-muted flex flex-wrap items-center justify-between gap-2 border-t px-3 py-2 text-xs">
      <span className="tabular flex flex-wrap gap-x-3">
        {task.answer && (
          <>
            <span>search {searchWords(task.answer)}</span>
            {task.answer.elapsedMs !== null && <span>{formatDuration(task.answer.elapsedMs)}</span>}
            <span>
              <Tokens count={task.answer.inputTokens} /> / <Tokens count={task.answer.outputTokens} /> tokens
            </span>
            <span>
              {task.answer.cost === null && "cost "}
              <Money dollars={task.answer.cost} />
            </span>
            <span>{counted(task.answer.citations.length, "citation")}</span>
          </>
        )}
      </span>
      <Link href={href} className="text-accent hover:underline">
        Open<span className="sr-only"> the answer of {task.modelAsked}</span>
      </Link>
    </footer>
  </article>
);

function Answered({ answer, text }: { answer: AnswerView; text: ReactNode }) {
  const sources = numberSources(answer);
  return (
    <LitSourceProvider>
      <div role="group" aria-label="Text of the answer">
        {text ?? (
          <Suspense fallback={<TextSkeleton />}>
            <AnswerText answer={answer} sources={sources} />
          </Suspense>
        )}
      </div>
      {sources.length > 0 && (
        <SourceList
          sources={sources}
          citationCount={answer.citations.length}
          webSearchDone={answer.webSearchDone}
          framed={false}
        />
      )}
    </LitSourceProvider>
  );
}

function Waiting() {
  useEffect(() => {
    // Where it cannot be loaded, the answer says so.
    loadText().catch(() => undefined);
  }, []);
  return (
    <>
      <span className="sr-only">No answer yet</span>
      <TextSkeleton />
    </>
  );
}

const TextSkeleton = () => (
  <div className="flex flex-col gap-2">
    <Skeleton className="h-5 w-2/5" />
    <Skeleton />
    <Skeleton />
    <Skeleton className="h-4 w-11/12" />
    <Skeleton className="mt-2 h-4 w-full" />
    <Skeleton className="h-4 w-3/5" />
  </div>
);
