"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ANNOTATION_LIMITS, type Flag } from "@/lib/domain/answers/annotation";
import { useAction } from "@/lib/queries/use-action";
import { ColourField } from "../../../answers/_components/annotations/colour-field";
import { changeFlagAction } from "../flags-actions";

interface ChangeFlagProps {
  slug: string;
  flag: Flag;
  onClose: () => void;
  onSaved: () => void;
}

/** Another name or colour for a flag, on all answers that have it. */
export default function ChangeFlag({ slug, flag, onClose, onSaved }: ChangeFlagProps) {
  const [name, setName] = useState(flag.name);
  const [colour, setColour] = useState(flag.colour);
  const change = useAction(changeFlagAction.bind(null, slug), { onSuccess: onSaved });
  const { serverError, validationErrors } = change.result;
  return (
    <FormDialog
      title="Change the flag"
      save="Save the flag"
      busy={change.isPending}
      incomplete={name.trim() === ""}
      failure={serverError}
      onClose={onClose}
      onSave={() => change.execute({ id: flag.id, name, colour })}
    >
      <Field label="Name" error={validationErrors?.fieldErrors.name?.[0]}>
        <Input
          value={name}
          maxLength={ANNOTATION_LIMITS.flagNameChars}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
      <ColourField colour={colour} onChange={setColour} />
    </FormDialog>
  );
}
