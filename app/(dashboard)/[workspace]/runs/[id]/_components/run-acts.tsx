import { Suspense, useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { lazyForm } from "@/components/ui/lazy-part";
import type { RetriedState } from "@/lib/domain/runs/run";
import { pendingOf, type RunProgress, type StateCounts } from "@/lib/domain/runs/run-progress";
import { formatCount } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { steerRun } from "../../runs-actions";

// Windows come when they are opened.
const AgainDialog = lazyForm(() => import("./again-dialog"));
const CancelDialog = lazyForm(() => import("./cancel-dialog"));

interface RunActsProps {
  workspace: string;
  runId: string;
  progress: RunProgress;
  counts: StateCounts;
  /** Something was done: what is shown is old. */
  onChanged: () => void;
}

type Open = { what: "cancel" } | { what: "again"; state: RetriedState | null } | null;

/** What can be done about a run as it stands. */
export function RunActs({ workspace, runId, progress, counts, onChanged }: RunActsProps) {
  const [open, setOpen] = useState<Open>(null);
  const steer = useAction(steerRun.bind(null, workspace), { onSuccess: onChanged });
  const refusal = steer.result.serverError;
  const { state } = progress;
  const act = (what: "pause" | "resume") => (
    <Button busy={steer.isPending} onClick={() => steer.execute({ id: runId, act: what })}>
      {what === "pause" ? "Pause" : "Resume"}
    </Button>
  );
  const again = (of: RetriedState | null, label: string) => (
    <Button onClick={() => setOpen({ what: "again", state: of })}>{label}</Button>
  );
  const waiting = counts.planned ?? 0;
  return (
    <div className="no-print flex flex-col items-end gap-2">
      <div className="flex flex-wrap justify-end gap-2">
        {state === "running" && waiting > 0 && act("pause")}
        {state === "paused" && act("resume")}
        {state !== "cancelled" && waiting > 0 && (
          <Button look="danger" onClick={() => setOpen({ what: "cancel" })}>
            Cancel run
          </Button>
        )}
        {pendingOf(counts) === 0 && (
          <>
            {(counts.failed ?? 0) > 0 && again("failed", `Retry ${formatCount(counts.failed ?? 0)} failed`)}
            {(counts.unknown ?? 0) > 0 &&
              again("unknown", `Ask ${formatCount(counts.unknown ?? 0)} of unknown outcome again`)}
            {(counts.cancelled ?? 0) > 0 &&
              again("cancelled", `Ask the ${formatCount(counts.cancelled ?? 0)} cancelled`)}
          </>
        )}
        {again(null, "Run again")}
      </div>
      {refusal && <Notice tone="danger" title={<FailureWords failure={refusal} />} />}
      <Suspense>
        {open?.what === "cancel" && (
          <CancelDialog
            workspace={workspace}
            runId={runId}
            waiting={waiting}
            onClose={() => setOpen(null)}
            onDone={onChanged}
          />
        )}
        {open?.what === "again" && (
          <AgainDialog workspace={workspace} runId={runId} state={open.state} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </div>
  );
}
