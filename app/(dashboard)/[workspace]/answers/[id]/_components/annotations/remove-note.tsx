"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { useAction } from "@/lib/queries/use-action";
import { removeNoteAction } from "../../../annotation-actions";

interface RemoveNoteProps {
  slug: string;
  id: string;
  onClose: () => void;
  onSaved: () => void;
}

/** Asks before a note is gone. */
export default function RemoveNote({ slug, id, onClose, onSaved }: RemoveNoteProps) {
  const remove = useAction(removeNoteAction.bind(null, slug), { onSuccess: onSaved });
  return (
    <FormDialog
      title="Remove this note?"
      description="Its text is kept nowhere. The audit log says who removed a note, and beside which answer."
      save="Remove the note"
      busy={remove.isPending}
      failure={remove.result.serverError}
      onClose={onClose}
      onSave={() => remove.execute({ id })}
    >
      {null}
    </FormDialog>
  );
}
