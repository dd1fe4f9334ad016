"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
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
  const [name, setName] = useState(set?.name ?? "");
  const [description, setDescription] = useState(set?.description ?? "");
  const make = useAction(createSetAction.bind(null, slug), { onSuccess: ({ data }) => onSaved(data.id) });
  const change = useAction(changeSetAction.bind(null, slug), { onSuccess: () => onSaved(set?.id ?? "") });
  const { serverError, validationErrors } = (set ? change : make).result;
  const errors = validationErrors?.fieldErrors;
  const busy = make.isPending || change.isPending;

  function save() {
    if (set) change.execute({ id: set.id, name, description });
    else make.execute({ name, description });
  }

  return (
    <FormDialog
      title={set ? "Name and description" : "New set"}
      save={set ? "Save" : "Make the set"}
      busy={busy}
      failure={serverError}
      onClose={onClose}
      onSave={save}
    >
      <Field label="Name" error={errors?.name?.[0]}>
        <Input value={name} autoComplete="off" onChange={({ target }) => setName(target.value)} />
      </Field>
      <Field label="Description" optional error={errors?.description?.[0]}>
        <Textarea value={description} onChange={({ target }) => setDescription(target.value)} />
      </Field>
    </FormDialog>
  );
}
