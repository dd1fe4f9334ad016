"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LIBRARY_LIMITS } from "@/lib/domain/library-limits";
import type { FamilyView } from "@/lib/domain/family";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { renameFamilyAction } from "../set-actions";

interface FamilyHeadProps {
  slug: string;
  family: Pick<FamilyView, "id" | "setId" | "name" | "template" | "size">;
  mayChange: boolean;
}

/** The family whose prompts are listed: its name, its template, and another name for it. */
export function FamilyHead({ slug, family, mayChange }: FamilyHeadProps) {
  const router = useRouter();
  const [renaming, setRenaming] = useState(false);
  const rename = useAction(renameFamilyAction.bind(null, slug), {
    onSuccess: () => {
      setRenaming(false);
      router.refresh();
    },
  });
  const { serverError, validationErrors } = rename.result;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    rename.execute({ id: family.id, name: String(new FormData(event.currentTarget).get("name")) });
  }

  return (
    <section aria-labelledby="family" className="bg-surface mb-4 rounded-md border px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="family" className="font-semibold">
          Family {withoutTricks(family.name)}
        </h2>
        <span className="text-muted text-sm">{counted(family.size, "prompt")} in use</span>
        {mayChange && !renaming && (
          <Button size="small" look="quiet" className="ml-auto" onClick={() => setRenaming(true)}>
            Rename
          </Button>
        )}
      </div>
      {family.template && (
        <p className="text-muted text-sm">
          Template <code className="text-ink break-words">{withoutTricks(family.template)}</code>{" "}
          {mayChange && (
            <Link
              className="text-ink font-medium underline underline-offset-2"
              href={paths.workspace(slug).library.expand(family.setId, { family: family.id })}
            >
              Change its values
            </Link>
          )}
        </p>
      )}
      {renaming && (
        <form onSubmit={submit} className="flex max-w-xl items-end gap-2 pt-2">
          <Field
            label="New name of the family"
            className="flex-1"
            error={
              validationErrors?.fieldErrors.name?.[0] ??
              (serverError && <FailureWords failure={serverError} />)
            }
          >
            <Input
              name="name"
              defaultValue={family.name}
              maxLength={LIBRARY_LIMITS.familyNameChars}
              autoComplete="off"
            />
          </Field>
          <Button type="submit" look="primary" busy={rename.isPending}>
            Rename
          </Button>
          <Button onClick={() => setRenaming(false)}>Cancel</Button>
        </form>
      )}
    </section>
  );
}
