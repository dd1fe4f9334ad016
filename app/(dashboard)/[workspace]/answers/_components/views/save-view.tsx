"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SAVED_VIEW_LIMITS } from "@/lib/domain/answers/saved-view";
import { useAction } from "@/lib/queries/use-action";
import { viewHref } from "../../answers-query";
import { saveViewAction } from "../../view-actions";

interface SaveViewProps {
  slug: string;
  query: string;
  mayShare: boolean;
  onClose: () => void;
}

/** Keeps what is looked at under a name, and opens it. */
export default function SaveView({ slug, query, mayShare, onClose }: SaveViewProps) {
  const router = useRouter();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const save = useAction(saveViewAction.bind(null, slug), {
    onSuccess: ({ data: { id } }) => {
      onClose();
      router.push(viewHref(slug, { id, query }));
    },
  });
  const { serverError, validationErrors } = save.result;
  const errors = validationErrors?.fieldErrors;
  return (
    <FormDialog
      title="Save this view"
      description="Its filters, order and columns. It opens as an address like any other."
      save="Save the view"
      busy={save.isPending}
      incomplete={name.trim() === ""}
      failure={serverError ?? (errors?.query?.[0] ? { code: "invalid", message: errors.query[0] } : null)}
      onClose={onClose}
      onSave={() => save.execute({ name, query, shared })}
    >
      <Field label="Name" error={errors?.name?.[0]}>
        <Input
          value={name}
          maxLength={SAVED_VIEW_LIMITS.nameChars}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
      {mayShare && (
        <Checkbox
          label="Share it with the workspace"
          hint="Everybody who sees answers finds it. It can’t be taken back from them, but removed."
          checked={shared}
          onChange={({ target }) => setShared(target.checked)}
        />
      )}
    </FormDialog>
  );
}
