import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { RunRoomWords, startPart } from "@/components/runs/run-room";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { RetriedState } from "@/lib/domain/runs/run";
import type { AgainPrice } from "@/lib/domain/runs/run-preview";
import { formatDollarRange } from "@/lib/format/money";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { readAction } from "@/lib/queries/read-action";
import { useSend, type SendFailure } from "../../../compose/_components/use-send";
import { priceRunAgain, sendRunAgain } from "../../runs-actions";

interface AgainDialogProps {
  workspace: string;
  runId: string;
  /** Only what ended so; null asks everything. */
  state: RetriedState | null;
  onClose: () => void;
}

const TITLES = {
  failed: "Retry what failed?",
  unknown: "Ask again what nobody knows the outcome of?",
  cancelled: "Ask what was cancelled?",
} as const;

const NOTES = {
  failed: "A new run asks exactly the questions that failed, of the same models, as often as they failed.",
  unknown:
    "These may have been answered and billed already. A new run asks exactly them, and is billed on its own.",
  cancelled: "A new run asks exactly what this one did not send.",
} as const;

const labelOf = (price: AgainPrice | undefined): string => {
  if (price === undefined || price.fits === 0) return "Start";
  const { tasks, low, high, refusal } = price;
  return refusal === null
    ? `Start (${counted(tasks, "call")}, ${formatDollarRange(low, high)})`
    : startPart(price, tasks);
};

/** Says what asking again costs and what budgets leave for it, before it is asked. */
export default function AgainDialog({ workspace, runId, state, onClose }: AgainDialogProps) {
  const router = useRouter();
  const price = useQuery({
    queryKey: ["workspaces", workspace, "runs", runId, "price-again", state],
    queryFn: () => readAction(priceRunAgain.bind(null, workspace), { runId, state }),
    staleTime: 0,
  });
  const { sending, send } = useSend(
    `${workspace}.again.${runId}`,
    (what: { runId: string; state: RetriedState | null; onlyWhatFits: boolean }, requestKey) =>
      sendRunAgain.bind(null, workspace)({ ...what, requestKey }),
  );
  const [failure, setFailure] = useState<SendFailure | null>(null);
  const { data } = price;
  const isPart = data !== undefined && data.refusal !== null;
  async function start() {
    setFailure(null);
    const sent = await send({ runId, state, onlyWhatFits: isPart });
    if (sent?.ok) router.push(paths.workspace(workspace).run(sent.data.runId));
    else if (sent) {
      setFailure(sent.failure);
      // What kept it back may have changed what fits.
      void price.refetch();
    }
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={state === null ? "Run the same plan again?" : TITLES[state]}
      description={
        state === null
          ? "A new run of exactly this plan: the same wordings, models, markets and repeats, whatever the set holds now."
          : NOTES[state]
      }
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            look="primary"
            busy={sending || !data}
            disabled={data?.fits === 0}
            onClick={({ detail }) => {
              if (detail <= 1) void start();
            }}
          >
            {labelOf(data)}
          </Button>
        </>
      }
    >
      {price.error && (
        <Notice tone="warn" title="The expected cost is not known.">
          {price.error.message}
        </Notice>
      )}
      {price.isPending && <p className="text-muted text-sm">Working out the expected cost…</p>}
      {data && <RunRoomWords room={data} cost={data.high} />}
      {failure && (
        <Notice tone="danger" title={<FailureWords failure={failure} />}>
          {Object.values(failure.fields).join(" ")}
        </Notice>
      )}
    </Dialog>
  );
}
