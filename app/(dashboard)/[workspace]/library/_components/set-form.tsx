"use client";

import { type FormEvent, useId } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useKeptText } from "@/components/ui/kept-text";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { useAction } from "@/lib/queries/use-action";
import { changeSetAction, createSetAction } from "../sets-actions";

interface SetFormProps {
  slug: string;
  /** The set to change; null for a new one. */
  set: { id: string; name: string; description: string } | null;
  onClose: () => void;
  /** With the id of the set made or changed. */
  onSaved: (id: string) => void;
}

/** Names and describes a set. */
export default function SetForm({ slug, set, onClose, onSaved }: SetFormProps) {
  const id = useId();
  const make = useAction(createSetAction.bind(null, slug), { onSuccess: ({ data }) => onSaved(data.id) });
  const change = useAction(changeSetAction.bind(null, slug), { onSuccess: () => onSaved(set?.id ?? "") });
  const { serverError, validationErrors } = (set ? change : make).result;
  const errors = validationErrors?.fieldErrors;
  const busy = make.isPending || change.isPending;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const fields = { name: String(data.get("name")), description: String(data.get("description")) };
    if (set) change.execute({ id: set.id, ...fields });
    else make.execute(fields);
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={set ? "Name and description" : "New set"}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} look="primary" busy={busy}>
            {set ? "Save" : "Make the set"}
          </Button>
        </>
      }
    >
      <form id={id} ref={useKeptText()} onSubmit={submit} className="flex flex-col gap-3" noValidate>
        {serverError && <Notice tone="danger" title={<FailureWords failure={serverError} />} />}
        <Field label="Name" error={errors?.name?.[0]}>
          <Input
            name="name"
            defaultValue={set?.name}
            autoComplete="off"
          />
        </Field>
        <Field label="Description" optional error={errors?.description?.[0]}>
          <Textarea
            name="description"
            defaultValue={set?.description}
          />
        </Field>
      </form>
    </Dialog>
  );
}
