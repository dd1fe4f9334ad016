"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { Field } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { withoutTricks } from "@/lib/format/hostile";
import { useAction } from "@/lib/queries/use-action";
import { importBrandsAction } from "../brands-actions";
import { BRANDS_FILE_BYTES } from "../brand-words";

interface ImportBrandsProps {
  slug: string;
  onClose: () => void;
  onSaved: () => void;
}

/** Brings in a file of brands; what is wrong with it is listed by field. */
export default function ImportBrands({ slug, onClose, onSaved }: ImportBrandsProps) {
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { execute, result, isPending } = useAction(importBrandsAction.bind(null, slug), {
    onSuccess: onSaved,
  });
  const fields = Object.entries(result.serverError?.fields ?? {});

  async function send() {
    if (!file) return;
    if (file.size > BRANDS_FILE_BYTES) return setProblem("A file of brands has at most 900 kB.");
    const text = await file.text().catch(() => null);
    if (text === null) return setProblem("The file could not be read. Choose it again.");
    setProblem(null);
    execute({ text });
  }

  return (
    <FormDialog
      title="Import brands"
      description="A JSON file as the export writes it. Brands in use of the same name become as the file says, others are made, and none is taken away."
      save="Import"
      busy={isPending}
      incomplete={file === null}
      failure={result.serverError}
      onClose={onClose}
      onSave={() => void send()}
    >
      <Field label="File of brands" error={problem}>
        <FileInput
          accept=".json,application/json"
          onChange={({ target }) => {
            setFile(target.files?.[0] ?? null);
            setProblem(null);
          }}
        />
      </Field>
      {fields.length > 0 && (
        <ul aria-label="Problems" className="flex flex-col gap-1 text-sm">
          {fields.map(([field, message]) => (
            <li key={field} className="break-words">
              <code>{field}</code>: {withoutTricks(message)}
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  );
}
