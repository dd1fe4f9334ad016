"use client";

import type { KeyboardEvent, ReactNode, SyntheticEvent } from "react";
import { type Failure, FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useKeptText } from "@/components/ui/kept-text";
import { Notice } from "@/components/ui/notice";

interface FormDialogProps {
  /** Names the form, also where its text is kept over a reload. */
  title: string;
  description?: ReactNode;
  /** What its button says: "Make the market". */
  save: string;
  busy: boolean;
  /** Whether something is still missing. */
  incomplete?: boolean;
  /** Why the last attempt was refused, where that is no field's fault. */
  failure?: Failure | null;
  onClose: () => void;
  onSave: () => void;
  children: ReactNode;
}

/** A window with a form. It stays open, with what was typed, until it is saved or closed. */
export function FormDialog({
  title,
  description,
  save,
  busy,
  incomplete = false,
  failure,
  onClose,
  onSave,
  children,
}: FormDialogProps) {
  const id = `form-${title.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
  const form = useKeptText();

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (!busy && !incomplete) onSave();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit(event);
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} look="primary" busy={busy} disabled={incomplete}>
            {save}
          </Button>
        </>
      }
    >
      <form
        id={id}
        ref={form}
        onSubmit={submit}
        onKeyDown={onKeyDown}
        className="flex flex-col gap-3"
        noValidate
      >
        {failure && <Notice tone="danger" title={<FailureWords failure={failure} />} />}
        {children}
      </form>
    </Dialog>
  );
}
