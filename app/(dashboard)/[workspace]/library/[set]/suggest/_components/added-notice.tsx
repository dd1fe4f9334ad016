import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { counted } from "@/lib/format/text";

interface AddedNoticeProps {
  added: { changeId: string | null; added: number; already: number; tooLong: number };
  undoing: boolean;
  onUndo: (changeId: string) => void;
}

/** What came of adding suggestions, with the way back. */
export const AddedNotice = ({
  added: { changeId, added, already, tooLong },
  undoing,
  onUndo,
}: AddedNoticeProps) => (
  <Notice
    className="mb-2"
    tone={added > 0 ? "good" : "neutral"}
    title={`${counted(added, "question")} ${added === 1 ? "was" : "were"} added.`}
    action={
      changeId && (
        <Button size="small" busy={undoing} onClick={() => onUndo(changeId)}>
          Undo
        </Button>
      )
    }
  >
    {already > 0 && `${counted(already, "was", "were")} in the set already. `}
    {tooLong > 0 && `${counted(tooLong, "was", "were")} too long and left out.`}
  </Notice>
);
