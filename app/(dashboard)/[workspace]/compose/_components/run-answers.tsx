import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { AnswerCard } from "@/components/answers/answer-card";
import { Elapsed } from "@/components/answers/elapsed";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { TaskView } from "@/lib/domain/answers/answer";
import { fitInto } from "@/lib/domain/money/budget";
import { add, parseDollars, toDollars, ZERO } from "@/lib/domain/amounts/money";
import { isEngine } from "@/lib/domain/engines/engine";
import type { RunView } from "@/lib/domain/runs/run";
import { isFinal } from "@/lib/domain/tasks/task-state";
import { withoutTricks } from "@/lib/format/hostile";
import { formatDollarRange, formatDollars } from "@/lib/format/money";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { estimateQuery } from "@/lib/queries/estimate";
import { sendAgain } from "../compose-actions";
import { expectedCost } from "../expected-cost";
import { useSend, type SendFailure, type SentAsk } from "./use-send";

const Awaited = () => <Skeleton className="h-72 w-full rounded-md" />;

interface RunAnswersProps {
  workspace: string;
  run: RunView | undefined;
  /** The texts of answers as the server laid them out, by task; what comes later is laid out here. */
  texts: Readonly<Record<string, ReactNode>>;
  /** Why the newest state could not be read; what is shown is the last known. */
  failure: string | undefined;
  /** How many answers to expect while the run itself is not here yet. */
  awaited: number;
  /** How often a question was sent from this page; each time the focus goes to the answers. */
  sendings: number;
  /** The same was asked again, or as much of it. */
  onSent: (run: SentAsk, awaited: number) => void;
  /** Leads to the form, filled with what was asked. */
  onEdit: () => void;
  /** Empties the form and leaves the run. */
  onNew: () => void;
}

/** The answers of a run side by side, each as it arrives, with what they have cost so far. */
export function RunAnswers({ workspace, run, texts, failure, awaited, sendings, ...on }: RunAnswersProps) {
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
        <div className="no-print flex flex-wrap justify-end gap-2">
          {run && (
            <>
              <AskAgain key={run.id} workspace={workspace} run={run} onSent={on.onSent} />
              <Button onClick={on.onEdit}>Edit</Button>
            </>
          )}
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
                text={texts[task.id]}
                href={place.answer(task.id)}
                action={<AskAgain workspace={workspace} run={run} task={task} onSent={on.onSent} />}
              />
            ))
          : !failure && Array.from({ length: awaited }, (_, index) => <Awaited key={index} />)}
      </div>
    </section>
  );
}

interface RunProgress {
  total: number;
  answered: number;
  /** Ended without an answer, or with an outcome nobody knows. */
  lost: number;
  pending: number;
  /** Dollars charged so far, as far as known. */
  cost: string;
  /** Answers whose cost is not known, and not in it. */
  unpriced: number;
}

/** How far a run has come, and what it has cost so far. */
function progressOf({ tasks }: RunView): RunProgress {
  const answers = tasks.flatMap(({ answer }) => answer ?? []);
  const pending = tasks.filter(({ state }) => !isFinal(state)).length;
  return {
    total: tasks.length,
    answered: answers.length,
    pending,
    lost: tasks.length - pending - answers.length,
    cost: toDollars(add(ZERO, ...answers.flatMap(({ cost }) => (cost === null ? [] : parseDollars(cost))))),
    unpriced: answers.filter(({ cost }) => cost === null).length,
  };
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

interface AskAgainProps {
  workspace: string;
  run: RunView;
  /** Only this one of its tasks, at the size of what stands around it. */
  task?: TaskView;
  onSent: RunAnswersProps["onSent"];
}

/** Asks at once what was asked before, as a run of its own, and says beforehand what that is expected to cost. */
function AskAgain({ workspace, run, task, onSent }: AskAgainProps) {
  const { sending, send } = useSend(
    `${workspace}.${run.id}`,
    (what: { taskId: string | null; onlyWhatFits: boolean }, requestKey) =>
      sendAgain.bind(null, workspace)({ requestKey, runId: run.id, ...what }),
  );
  const [failure, setFailure] = useState<SendFailure | null>(null);
  const tasks = task ? [task] : run.tasks;
  const { words, fits, readAnew } = useCostOfAsking(workspace, run, tasks);
  const isPart = fits > 0 && fits < tasks.length;

  async function ask() {
    setFailure(null);
    const sent = await send({ taskId: task?.id ?? null, onlyWhatFits: isPart });
    if (sent?.ok) onSent(sent.data, fits > 0 ? fits : tasks.length);
    else if (sent) {
      setFailure(sent.failure);
      // What kept it back may have changed what fits.
      readAnew();
    }
  }

  return (
    <div className="flex flex-col items-end gap-1">
      <span className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1">
        <span className="text-muted tabular text-xs">{words}</span>
        <Button
          size={task && "small"}
          busy={sending}
          onClick={({ detail }) => {
            // The second click of a double click may come after the first has been answered.
            if (detail <= 1) void ask();
          }}
        >
          {isPart ? `Ask the first ${fits} of ${tasks.length} again` : "Ask again"}
        </Button>
      </span>
      {failure && (
        <Notice tone="danger" title={<FailureWords failure={failure} />}>
          {Object.values(failure.fields).map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
          {failure.errorId && `Error id ${failure.errorId}`}
        </Notice>
      )}
    </div>
  );
}

/** By what is known now; until it is, or where nothing is, the most that was held back for the whole run before. */
function useCostOfAsking(workspace: string, run: RunView, tasks: readonly TaskView[]) {
  const targets = tasks.flatMap(({ engine, modelAsked }) =>
    isEngine(engine) ? [{ engine, model: modelAsked }] : [],
  );
  const webSearch = tasks.some(({ parameters }) => parameters["web_search"] === true);
  const { data, refetch } = useQuery(estimateQuery(workspace, { targets, method: run.method, webSearch }));
  const readAnew = () => void refetch();
  if (!data) return { words: `expected up to ${formatDollars(run.reserved)}`, fits: tasks.length, readAnew };
  const { low, high } = expectedCost(data.estimates);
  const { fits } = fitInto(
    data.budgets.filter(({ label }) => label === null || label === run.label),
    data.estimates.map((estimate) => parseDollars(estimate.high)),
  );
  return { words: `expected ${formatDollarRange(low, high)}`, fits, readAnew };
}
