"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { CharacterCount } from "@/components/ui/character-count";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { ANNOTATION_LIMITS } from "@/lib/domain/answers/annotation";
import { countChars } from "@/lib/domain/text/characters";
import { useAction } from "@/lib/queries/use-action";
import { addNoteAction, changeNoteAction } from "../../../annotation-actions";

interface NoteFormProps {
  slug: string;
  /** The answer that a new one is beside, or the one that is changed. */
  note: { answerId: string } | { id: string; text: string };
  onClose: () => void;
  onSaved: () => void;
}

/** The text of a note. */
export default function NoteForm({ slug, note, onClose, onSaved }: NoteFormProps) {
  const isNew = "answerId" in note;
  const [text, setText] = useState(isNew ? "" : note.text);
  const add = useAction(addNoteAction.bind(null, slug), { onSuccess: onSaved });
  const change = useAction(changeNoteAction.bind(null, slug), { onSuccess: onSaved });
  const { isPending, result } = isNew ? add : change;
  const { serverError, validationErrors } = result;

  function save() {
    if (isNew) add.execute({ answerId: note.answerId, text });
    else change.execute({ id: note.id, text });
  }

  return (
    <FormDialog
      title={isNew ? "Write a note" : "Change the note"}
      description="Everybody in this workspace who sees the answer reads it."
      save="Save the note"
      busy={isPending}
      incomplete={text.trim() === "" || countChars(text) > ANNOTATION_LIMITS.noteChars}
      failure={serverError}
      onClose={onClose}
      onSave={save}
    >
      <Field
        label="Note"
        aside={<CharacterCount text={text} limit={ANNOTATION_LIMITS.noteChars} />}
        error={validationErrors?.fieldErrors.text?.[0]}
      >
        <Textarea rows={5} value={text} dir="auto" onChange={({ target }) => setText(target.value)} />
      </Field>
    </FormDialog>
  );
}
