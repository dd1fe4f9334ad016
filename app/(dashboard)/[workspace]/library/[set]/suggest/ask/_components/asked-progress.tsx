"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Elapsed } from "@/components/answers/elapsed";
import { TaskFailure } from "@/components/answers/task-failure";
import { TaskStateBadge } from "@/components/answers/task-state";
import { EngineLabel } from "@/components/engines/engine-label";
import { SurfaceBadge } from "@/components/engines/surface-badge";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { Notice } from "@/components/ui/notice";
import type { RunView } from "@/lib/domain/runs/run";
import { isFinal } from "@/lib/domain/tasks/task-state";
import { paths } from "@/lib/paths";
import { runQuery } from "@/lib/queries/runs";
import { sendAgain } from "../../../../../compose/compose-actions";
import { useSend, type SendFailure } from "../../../../../compose/_components/use-send";

interface AskedProgressProps {
  slug: string;
  setId: string;
  initialRun: RunView;
  mayAsk: boolean;
}

/** How far an ask for questions is, read until it has ended; then the page shows what was listed, or why nothing was. */
export function AskedProgress({ slug, setId, initialRun, mayAsk }: AskedProgressProps) {
  const router = useRouter();
  const { data: run, error } = useQuery({ ...runQuery(slug, initialRun.id), initialData: initialRun });
  const [task] = run.tasks;
  const [before] = initialRun.tasks;
  const hasCome = task !== undefined && isFinal(task.state) && before?.state !== task.state;
  useEffect(() => {
    if (hasCome) router.refresh();
  }, [hasCome, router]);

  if (!task) return null;
  const links = paths.workspace(slug);
  const isPending = !isFinal(task.state);
  return (
    <div className="flex flex-col gap-3" aria-busy={isPending}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <EngineLabel engine={task.engine} model={task.modelAsked} />
        <TaskStateBadge state={task.state} />
        {task.answer && <SurfaceBadge surface={task.answer.surface} />}
        {isPending && <Elapsed sinceIso={task.startedAt ?? task.createdAt} />}
        <span className="text-muted tabular">
          {task.answer ? (
            <>
              cost <Money dollars={task.answer.cost} />,{" "}
            </>
          ) : null}
          expected up to <Money dollars={run.reserved} />
        </span>
        <Link href={links.answer(task.id)} className="text-accent hover:underline">
          The answer as it came
        </Link>
      </div>
      <span role="status" className={isPending ? "text-muted text-sm" : "sr-only"}>
        {isPending
          ? "The model is listing questions. You can leave this page: the answer is kept."
          : "It has ended."}
      </span>
      {error && (
        <Notice tone="warn" title="The newest state could not be read; this is the last known.">
          {error.message}
        </Notice>
      )}
      {!isPending && !task.answer && (
        <TaskFailure task={task} action={mayAsk && <AskAgain slug={slug} setId={setId} run={run} />} />
      )}
    </div>
  );
}

/** Asks the same again, as a run of its own. */
function AskAgain({ slug, setId, run }: { slug: string; setId: string; run: RunView }) {
  const router = useRouter();
  const [failure, setFailure] = useState<SendFailure | null>(null);
  const { sending, send } = useSend(`${slug}.${run.id}`, (runId: string, requestKey) =>
    sendAgain.bind(null, slug)({ requestKey, runId, taskId: null, onlyWhatFits: false }),
  );
  async function ask() {
    setFailure(null);
    const sent = await send(run.id);
    if (sent?.ok) router.push(paths.workspace(slug).library.askForQuestions(setId, { run: sent.data.runId }));
    else if (sent) setFailure(sent.failure);
  }
  return (
    <span className="flex flex-col items-end gap-1">
      <span className="flex flex-wrap items-center gap-2">
        <span className="text-muted tabular text-xs">
          expected up to <Money dollars={run.reserved} />
        </span>
        <Button
          size="small"
          busy={sending}
          onClick={({ detail }) => {
            if (detail <= 1) void ask();
          }}
        >
          Ask again
        </Button>
      </span>
      {failure && <Notice tone="danger" title={<FailureWords failure={failure} />} />}
    </span>
  );
}
