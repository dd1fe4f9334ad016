"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { NamedBrand } from "@/lib/domain/brands/mention-view";
import { withoutTricks } from "@/lib/format/hostile";
import { useAction } from "@/lib/queries/use-action";
import { addMentionAction } from "../../../mention-actions";
import type { Selected } from "./selected-in-answer";

interface AddMentionFormProps {
  slug: string;
  answerId: string;
  brands: readonly NamedBrand[];
  selected: Selected;
  onClose: () => void;
  onSaved: () => void;
}

/** Which brand some text of the answer names. */
export default function AddMentionForm({
  slug,
  answerId,
  brands,
  selected,
  onClose,
  onSaved,
}: AddMentionFormProps) {
  const [text, setText] = useState(selected.text);
  const [brandId, setBrandId] = useState(brands[0]?.id ?? "");
  const { execute, isPending, result } = useAction(addMentionAction.bind(null, slug), { onSuccess: onSaved });
  return (
    <FormDialog
      title="Add a mention"
      description="For this answer alone. A spelling that comes up often is an alias of the brand."
      save="Add the mention"
      busy={isPending}
      incomplete={text.trim() === "" || brandId === ""}
      failure={result.serverError}
      onClose={onClose}
      onSave={() => execute({ answerId, brandId, text, before: selected.before })}
    >
      <Field label="Text, as the answer has it" error={result.validationErrors?.fieldErrors.text?.[0]}>
        <Input value={text} dir="auto" onChange={({ target }) => setText(target.value)} />
      </Field>
      <Field label="Brand">
        <Select value={brandId} onChange={({ target }) => setBrandId(target.value)}>
          {brands.map(({ id, name }) => (
            <option key={id} value={id}>
              {withoutTricks(name)}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
