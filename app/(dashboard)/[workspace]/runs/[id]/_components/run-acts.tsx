import { useRouter } from "next/navigation";
import { Suspense, useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { lazyForm } from "@/components/ui/lazy-part";
import type { RetriedState } from "@/lib/domain/runs/run";
import { pendingOf, type RunProgress, type StateCounts } from "@/lib/domain/runs/run-progress";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { steerRun } from "../../runs-actions";

// Windows come when they are opened.
const AgainDialog = lazyForm(() => import("./again-dialog"));
const DeleteDialog = lazyForm(() => import("../../../_deleting/delete-dialog"));
const CancelDialog = lazyForm(() => import("./cancel-dialog"));

interface RunActsProps {
  workspace: string;
  runId: string;
  progress: RunProgress;
  counts: StateCounts;
  mayAsk: boolean;
  mayDelete: boolean;
  /** Something was done: what is shown is old. */
  onChanged: () => void;
}

type Open = { what: "cancel" | "delete" } | { what: "again"; state: RetriedState | null } | null;

/** What can be done about a run as it stands. */
export function RunActs({ workspace, runId, progress, counts, mayAsk, mayDelete, onChanged }: RunActsProps) {
  const router = useRouter();
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
        {mayDelete && (
          <Button look="quiet" onClick={() => setOpen({ what: "delete" })}>
            Delete run…
          </Button>
        )}
        {mayAsk && state === "running" && waiting > 0 && act("pause")}
        {mayAsk && state === "paused" && act("resume")}
        {mayAsk && state !== "cancelled" && waiting > 0 && (
          <Button look="danger" onClick={() => setOpen({ what: "cancel" })}>
            Cancel run
          </Button>
        )}
        {mayAsk && pendingOf(counts) === 0 && (
          <>
            {(counts.failed ?? 0) > 0 && again("failed", `Retry ${formatCount(counts.failed ?? 0)} failed`)}
            {(counts.unknown ?? 0) > 0 &&
              again("unknown", `Ask ${formatCount(counts.unknown ?? 0)} of unknown outcome again`)}
            {(counts.cancelled ?? 0) > 0 &&
              again("cancelled", `Ask the ${formatCount(counts.cancelled ?? 0)} cancelled`)}
          </>
        )}
        {mayAsk && again(null, "Run again")}
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
        {open?.what === "delete" && (
          <DeleteDialog
            workspace={workspace}
            what={{ kind: "run", runId }}
            onClose={() => setOpen(null)}
            onDone={() => router.push(paths.workspace(workspace).settings.deleted)}
          />
        )}
        {open?.what === "again" && (
          <AgainDialog workspace={workspace} runId={runId} state={open.state} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </div>
  );
}
