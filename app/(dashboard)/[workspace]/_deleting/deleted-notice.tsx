import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useAction } from "@/lib/queries/use-action";
import { undoDeletionAction } from "../deletion-actions";

interface DeletedNoticeProps {
  workspace: string;
  deletionId: string;
  /** Things are back, or they can't be any more: what is shown is old. */
  onChanged: () => void;
}

/** Says that something was just deleted, with the way back. */
export function DeletedNotice({ workspace, deletionId, onChanged }: DeletedNoticeProps) {
  const undo = useAction(undoDeletionAction.bind(null, workspace), { onSuccess: onChanged });
  const { serverError } = undo.result;
  if (undo.hasSucceeded) return <Notice tone="good" className="mb-2" title="They are back." />;
  return (
    <Notice
      tone={serverError ? "danger" : "good"}
      className="mb-2"
      title={serverError ? <FailureWords failure={serverError} /> : "Deleted. It can be undone for a day."}
      action={
        <Button size="small" busy={undo.isPending} onClick={() => undo.execute({ id: deletionId })}>
          Undo
        </Button>
      }
    />
  );
}
