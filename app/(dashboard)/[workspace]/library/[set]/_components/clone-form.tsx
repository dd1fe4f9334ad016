"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { LIBRARY_LIMITS } from "@/lib/domain/library/library-limits";
import { withoutTricks } from "@/lib/format/hostile";
import { shorten } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { cloneSetAction } from "../../sets-actions";

interface CloneFormProps {
  slug: string;
  set: { id: string; name: string };
  /** Where the person may write prompts, this one among them. */
  workspaces: readonly { slug: string; name: string }[];
  onClose: () => void;
}

/** Clones a set into a workspace, and leads to it. What was typed stays after a refusal. */
export default function CloneForm({ slug, set, workspaces, onClose }: CloneFormProps) {
  const router = useRouter();
  const [into, setInto] = useState(slug);
  const [name, setName] = useState(shorten(`Copy of ${set.name}`, LIBRARY_LIMITS.setNameChars));
  const clone = useAction(cloneSetAction.bind(null, slug), {
    onSuccess: ({ data, input }) => {
      onClose();
      router.push(paths.workspace(input.slug).library.set(data.setId));
    },
  });
  const { serverError, validationErrors } = clone.result;

  return (
    <FormDialog
      title="Clone this set"
      description="Its prompts in use, in their newest wordings, with all that is said of them. Markets and personas are found in the other workspace, or made there."
      save="Clone the set"
      busy={clone.isPending}
      failure={serverError}
      onClose={onClose}
      onSave={() => clone.execute({ id: set.id, slug: into, name })}
    >
      <Field label="Workspace">
        <Select value={into} onChange={({ target }) => setInto(target.value)}>
          {workspaces.map((workspace) => (
            <option key={workspace.slug} value={workspace.slug}>
              {withoutTricks(workspace.name)}
              {workspace.slug === slug && " (this one)"}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Name" error={validationErrors?.fieldErrors.name?.[0]}>
        <Input value={name} autoComplete="off" onChange={({ target }) => setName(target.value)} />
      </Field>
    </FormDialog>
  );
}
