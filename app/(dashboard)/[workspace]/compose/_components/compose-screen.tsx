"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { Suspense, useState, type ReactNode } from "react";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { Link } from "@/components/ui/link";
import { useInBrowser } from "@/components/ui/use-in-browser";
import type { FollowUp } from "@/lib/domain/answers/follow-up";
import type { RunView } from "@/lib/domain/runs/run";
import { paths } from "@/lib/paths";
import { runQuery } from "@/lib/queries/runs";
import type { FormValues } from "../form-values";
import { keptDraft } from "../kept-drafts";
import { AnswersSkeleton, ComposeHeader, FormSkeleton } from "./compose-skeleton";
import { FollowNotice } from "./follow-notice";
import { FoldedQuestion } from "./folded-question";
import type { ConnectionChoice } from "./setting-fields";
import type { SentAsk } from "./use-send";

// Who reads answers needs no form until asking again with changes, and who asks no answers until then.
const QuestionForm = lazyPart(() => import("./question-form").then((module) => module.QuestionForm), {
  title: "The form could not be loaded.",
  kept: "Reload the page; what was typed before is kept.",
});
const RunAnswers = lazyPart(() => import("./run-answers").then((module) => module.RunAnswers), {
  title: "The answers could not be shown.",
  kept: "Reload the page; the question was asked, and its answers are kept.",
});

interface ComposeScreenProps {
  workspace: string;
  /** Whose drafts are kept here: a member's in a workspace. */
  draftOwner: string;
  connections: readonly ConnectionChoice[];
  /** A new question, a saved prompt asked again, or the next of a conversation. */
  initialForm: FormValues;
  initialRun: RunView | null;
  /** The answer whose conversation the question goes on with. */
  followed: FollowUp | null;
  /** Stands over the form of a new question. */
  hint: ReactNode;
  /** The texts of answers that were there already, by task. */
  texts: Readonly<Record<string, ReactNode>>;
}

/** The form with which a run's question is asked again with changes. */
interface Editing {
  /** The run over whose answers it stands, which is another one once the same was asked again. */
  over: string;
  /** The run whose question it began with. */
  run: RunView;
  isOpen: boolean;
  calls: number;
}

/** The answers of the run the address names, and under them its question, folded; or the form for a new one. */
export function ComposeScreen({
  workspace,
  draftOwner,
  connections,
  initialForm,
  followed,
  hint,
  ...initial
}: ComposeScreenProps) {
  const address = useSearchParams();
  const runId = address.get("run") || null;
  const { data: run, error } = useQuery({
    ...runQuery(workspace, runId ?? ""),
    enabled: runId !== null,
    ...(initial.initialRun && initial.initialRun.id === runId ? { initialData: initial.initialRun } : {}),
  });
  const [sent, setSent] = useState({ times: 0, awaited: 0 });
  const [begun, setBegun] = useState(0);
  const [lastRun, setLastRun] = useState(initial.initialRun);
  if (run && run.id !== lastRun?.id) setLastRun(run);
  const [editing, setEditing] = useState<Editing | null>(null);
  const isInBrowser = useInBrowser();

  /** What was typed of this question before is not hidden. */
  const isDrafted = isInBrowser && run && keptDraft({ owner: draftOwner, of: run.id }) !== null;
  const drafted = isDrafted ? { over: run.id, run, isOpen: true, calls: 0 } : null;
  const here = editing?.over === runId ? editing : drafted;

  const show = (id: string | null) =>
    window.history.pushState(null, "", paths.workspace(workspace).compose(id === null ? {} : { run: id }));

  function showSent({ runId: sentRun }: SentAsk, awaited: number) {
    setSent(({ times }) => ({ times: times + 1, awaited }));
    show(sentRun);
  }

  /** The form stays as it is: what is typed in it is another question. */
  function showAgain(again: SentAsk, awaited: number) {
    if (here) setEditing({ ...here, over: again.runId });
    showSent(again, awaited);
  }

  function begin() {
    setBegun((count) => count + 1);
    show(null);
  }

  const unfold = (isOpen: boolean, calls = 0) => {
    if (run) setEditing({ over: run.id, run: here?.run ?? run, isOpen, calls: (here?.calls ?? 0) + calls });
  };

  const formOf = (question: { run: RunView | null; isNew: boolean; calls: number }) =>
    connections.length === 0 ? (
      <NoConnection workspace={workspace} />
    ) : (
      <Suspense fallback={<FormSkeleton />}>
        <QuestionForm
          key={question.isNew ? "new" : question.run?.id}
          workspace={workspace}
          draftOwner={draftOwner}
          connections={connections}
          initialForm={initialForm}
          savedId={address.get("prompt") || address.get("follow") || null}
          onSent={showSent}
          {...question}
        />
      </Suspense>
    );

  return (
    <>
      <ComposeHeader />
      {runId === null ? (
        <>
          {hint}
          {followed && followed.taskId === address.get("follow") && (
            <FollowNotice workspace={workspace} followed={followed} />
          )}
          {formOf({ run: lastRun, isNew: true, calls: begun })}
        </>
      ) : (
        <>
          <Suspense fallback={<AnswersSkeleton />}>
            <RunAnswers
              workspace={workspace}
              run={run}
              texts={initial.texts}
              failure={error?.message}
              awaited={sent.awaited}
              sendings={sent.times}
              onSent={showAgain}
              onEdit={() => unfold(true, 1)}
              onNew={begin}
            />
          </Suspense>
          {(run || here) && (
            <FoldedQuestion isOpen={here?.isOpen ?? false} onToggle={unfold} calls={here?.calls ?? 0}>
              {here && formOf({ run: here.run, isNew: false, calls: here.calls })}
            </FoldedQuestion>
          )}
        </>
      )}
    </>
  );
}

const NoConnection = ({ workspace }: { workspace: string }) => (
  <EmptyState
    title="There is no connection to ask over."
    action={
      <Button asChild look="primary">
        <Link href={paths.workspace(workspace).settings.connections}>Add a connection</Link>
      </Button>
    }
  >
    A connection is an account on an API that asks the engines.
  </EmptyState>
);
