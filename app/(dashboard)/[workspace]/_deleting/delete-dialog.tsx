import { useQuery } from "@tanstack/react-query";
import { FailureWords } from "@/components/states/failure-words";
import { QueryPanel } from "@/components/states/query-panel";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { GRACE_HOURS } from "@/lib/domain/answers/deletion";
import { counted } from "@/lib/format/text";
import { lossWords } from "@/lib/format/deletion-words";
import { readAction } from "@/lib/queries/read-action";
import { useAction } from "@/lib/queries/use-action";
import { deleteAnswersAction, previewDeletionAction } from "../deletion-actions";

interface DeleteDialogProps {
  workspace: string;
  what: Parameters<typeof previewDeletionAction>[1];
  onClose: () => void;
  /** It is deleted, by the act of this id. */
  onDone: (deletionId: string) => void;
}

/** Names what is lost and what stays, then deletes it. */
export default function DeleteDialog({ workspace, what, onClose, onDone }: DeleteDialogProps) {
  const preview = useQuery({
    queryKey: ["workspaces", workspace, "deletion", what],
    queryFn: () => readAction(previewDeletionAction.bind(null, workspace), what),
    staleTime: 0,
  });
  const remove = useAction(deleteAnswersAction.bind(null, workspace), {
    onSuccess: ({ data }) => onDone(data.deletionId),
    // What refused it has changed what there is.
    onError: () => void preview.refetch(),
  });
  const losses = preview.data;
  const isRun = what.kind === "run";
  const isOne = isRun || ("ids" in what && what.ids.length === 1);
  const refusal = remove.result.serverError;
  const isNothing = losses !== undefined && losses.tasks === 0 && !isRun;
  const isHeld = losses !== undefined && isRun && losses.underWay > 0;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={isRun ? "Delete this run?" : isOne ? "Delete this answer?" : "Delete these answers?"}
      description={`${isOne ? "It is" : "They are"} gone at once for everybody. For ${GRACE_HOURS} hours ${isOne ? "it" : "they"} can be brought back, under Settings, Recently deleted; after that ${isOne ? "it" : "they"} can't.`}
      footer={
        <>
          <Button onClick={onClose}>{isOne ? "Keep it" : "Keep them"}</Button>
          <Button
            look="danger"
            busy={remove.isPending || remove.hasSucceeded}
            disabled={losses === undefined || isNothing || isHeld}
            onClick={() => losses && remove.execute({ what, expected: losses.tasks })}
          >
            Delete
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2">
        {refusal && <Notice tone="danger" title={<FailureWords failure={refusal} />} />}
        <QueryPanel
          query={preview}
          errorTitle="What would be lost could not be counted"
          skeleton={<Skeleton className="h-12 w-full" />}
        >
          {(losses) => (
            <>
              <p>
                You lose {isRun && "the run, "}
                {lossWords(losses)}.
              </p>
              <p className="text-muted">
                The prompts stay, and the ledger does: what was spent is not changed.
              </p>
              {losses.underWay > 0 && (
                <Notice
                  tone="warn"
                  title={
                    isRun
                      ? `${counted(losses.underWay, "task")} of it ${losses.underWay === 1 ? "is" : "are"} under way. Cancel the run or wait for what was sent; then delete it.`
                      : `${counted(losses.underWay, "task")} still under way ${losses.underWay === 1 ? "stays" : "stay"}.`
                  }
                />
              )}
            </>
          )}
        </QueryPanel>
      </div>
    </Dialog>
  );
}
