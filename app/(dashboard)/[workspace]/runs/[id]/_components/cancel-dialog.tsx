import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { counted } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { steerRun } from "../../runs-actions";

interface CancelDialogProps {
  workspace: string;
  runId: string;
  /** Tasks that were not sent yet. */
  waiting: number;
  onClose: () => void;
  onDone: () => void;
}

/** Asks before a run is ended, and says what is lost. */
export default function CancelDialog({ workspace, runId, waiting, onClose, onDone }: CancelDialogProps) {
  const { execute, isPending, result } = useAction(steerRun.bind(null, workspace), {
    onSuccess: () => {
      onDone();
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Cancel this run?"
      description={`${counted(waiting, "task")} not sent yet will not be asked; what was held back for them is given back. What was sent is paid for and still collected.`}
      footer={
        <>
          <Button onClick={onClose}>Keep it running</Button>
          <Button look="danger" busy={isPending} onClick={() => execute({ id: runId, act: "cancel" })}>
            Cancel the run
          </Button>
        </>
      }
    >
      {result.serverError && <Notice tone="danger" title={<FailureWords failure={result.serverError} />} />}
    </Dialog>
  );
}
