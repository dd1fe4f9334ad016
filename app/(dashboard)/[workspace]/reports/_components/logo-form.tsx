"use client";

import { useRouter } from "next/navigation";
import { type ChangeEvent, useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { LOGO_LIMITS, LOGO_TYPES } from "@/lib/domain/exports/logo-limits";
import { useAction } from "@/lib/queries/use-action";
import { removeReportLogoAction, setReportLogoAction } from "../reports-actions";

const { bytes: BYTES, pixels: PIXELS } = LOGO_LIMITS;

/** Chooses the picture at the head of all reports, or takes it away. */
export function LogoForm({ slug, hasLogo }: { slug: string; hasLogo: boolean }) {
  const router = useRouter();
  const onSuccess = () => router.refresh();
  const set = useAction(setReportLogoAction.bind(null, slug), { onSuccess });
  const remove = useAction(removeReportLogoAction.bind(null, slug), { onSuccess });
  const [problem, setProblem] = useState<string | null>(null);
  const { serverError, validationErrors } = set.result;
  const failure = serverError ?? remove.result.serverError;

  async function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? [];
    if (!file) return;
    // What is too large is not sent at all.
    const tooLarge = file.size > BYTES;
    setProblem(tooLarge ? `A logo has at most ${BYTES / 1_024} kB. What was there before stays.` : null);
    if (!tooLarge) set.execute({ data: await base64Of(file) });
    target.value = "";
  }

  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field
        label={hasLogo ? "Another logo" : "Logo"}
        hint={`PNG, JPEG or WebP, at most ${BYTES / 1_024} kB and ${PIXELS} × ${PIXELS} pixels.`}
        error={
          problem ??
          validationErrors?.fieldErrors.data?.[0] ??
          (failure && <FailureWords failure={failure} />)
        }
      >
        <FileInput
          accept={LOGO_TYPES.join(",")}
          disabled={set.isPending}
          onChange={(event) => void choose(event)}
        />
      </Field>
      {hasLogo && (
        <Button look="danger" busy={remove.isPending} onClick={() => remove.execute({})}>
          Remove the logo
        </Button>
      )}
    </div>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(""));
}
