"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { CountedFlag, Flag } from "@/lib/domain/answers/annotation";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { mergeFlagsAction } from "../flags-actions";

interface MergeFlagsProps {
  slug: string;
  flag: CountedFlag;
  others: readonly Flag[];
  onClose: () => void;
  onSaved: () => void;
}

/** Makes two flags one. */
export default function MergeFlags({ slug, flag, others, onClose, onSaved }: MergeFlagsProps) {
  const [intoId, setIntoId] = useState("");
  const merge = useAction(mergeFlagsAction.bind(null, slug), { onSuccess: onSaved });
  return (
    <FormDialog
      title={`Merge “${withoutTricks(flag.name)}”`}
      description={`Its ${counted(flag.answers, "answer")} get the other flag, and this one is gone. That can’t be undone.`}
      save="Merge them"
      busy={merge.isPending}
      incomplete={intoId === ""}
      failure={merge.result.serverError}
      onClose={onClose}
      onSave={() => merge.execute({ id: flag.id, intoId })}
    >
      <Field label="Into" error={merge.result.validationErrors?.fieldErrors.intoId?.[0]}>
        <Select value={intoId} onChange={({ target }) => setIntoId(target.value)}>
          <option value="">Choose a flag</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {withoutTricks(name)}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
