import type { ReactNode } from "react";
import { AnswerFacts } from "@/components/answers/answer-facts";
import { AnswerReading } from "@/components/answers/answer-reading";
import { Asked } from "@/components/answers/asked";
import { TaskFailure } from "@/components/answers/task-failure";
import { EngineLabel } from "@/components/engines/engine-label";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { isFinal } from "@/lib/domain/tasks/task-state";
import { paths } from "@/lib/paths";
import type { AnswerPageView } from "@/lib/services/answers";
import { PendingAnswer } from "./pending-answer";
import { RawReplies } from "./raw-replies";
import type { AnswerMentions } from "@/lib/domain/brands/mention-view";
import type { CitedSources } from "@/lib/domain/sources/cited-sources";
import { MentionsPanel } from "./mentions/mentions-panel";
import { VerifyAnswer } from "./verify-answer";

interface AnswerBodyProps {
  slug: string;
  view: AnswerPageView;
  /** The answer that its question goes on from. */
  followedId: string | null;
  /** Which brands it names; null where it has no answer. */
  mentions: AnswerMentions | null;
  mayCorrect: boolean;
  /** What is known of what it cites; null where it has no answer. */
  cited: CitedSources | null;
  /** What the team says of it. */
  annotations: ReactNode;
  /** What else the question was asked, under the text. */
  sameQuestion: ReactNode;
}

/** An answer with all that is known of it; or why there is none, or the wait for it. */
export function AnswerBody({
  slug,
  view,
  followedId,
  mentions,
  mayCorrect,
  cited,
  annotations,
  sameQuestion,
}: AnswerBodyProps) {
  const { task } = view;
  const rest = (
    <>
      {mentions && (
        <MentionsPanel slug={slug} answerId={task.id} mentions={mentions} mayCorrect={mayCorrect} />
      )}
      {annotations}
      {sameQuestion}
      <Question slug={slug} view={view} followedId={followedId} />
      {view.hasRawReply && <VerifyAnswer slug={slug} taskId={task.id} />}
      {view.hasRawReply && <RawReplies slug={slug} taskId={task.id} isImported={view.imported !== null} />}
    </>
  );
  if (task.answer)
    return (
      <div className="flex min-w-0 flex-col gap-6">
        <AnswerFacts task={task} answer={task.answer} imported={view.imported} />
        {view.isCut && (
          <p className="text-muted text-sm">
            It has more different words than are kept for search: the list finds it by the first of them only.
          </p>
        )}
        <AnswerReading answer={task.answer} mentions={mentions?.mentions ?? []} cited={cited}>
          {rest}
        </AnswerReading>
      </div>
    );
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <EngineLabel engine={task.engine} model={task.modelAsked} />
        <span className="text-muted">
          asked <Time iso={task.createdAt} />, {task.method === "live" ? "live" : "standard (queued)"}
        </span>
      </p>
      {isFinal(task.state) ? <TaskFailure task={task} /> : <PendingAnswer slug={slug} task={task} />}
      {rest}
    </div>
  );
}

/** What was asked, and where it belongs. */
const Question = ({ slug, view, followedId }: Pick<AnswerBodyProps, "slug" | "view" | "followedId">) => {
  const links = paths.workspace(slug);
  return (
    <div className="flex flex-col gap-3 border-t pt-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold">What was asked</h2>
        <p className="flex flex-wrap gap-x-4 text-sm">
          {followedId !== null && <WayTo href={links.answer(followedId)}>The answer it follows</WayTo>}
          <WayTo href={links.prompt(view.promptId)}>The prompt (version {view.versionNumber})</WayTo>
          <WayTo href={links.answers({ promptId: view.promptId })}>All its answers</WayTo>
          <WayTo href={links.run(view.run.id)}>The run</WayTo>
        </p>
      </div>
      <Asked task={view.task} />
    </div>
  );
};

const WayTo = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className="text-accent hover:underline">
    {children}
  </Link>
);
