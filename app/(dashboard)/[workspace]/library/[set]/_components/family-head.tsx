"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RenameForm } from "@/components/forms/rename-form";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { FamilyView } from "@/lib/domain/library/family";
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
        <div className="pt-2">
          <RenameForm
            label="New name of the family"
            name={family.name}
            busy={rename.isPending}
            failure={rename.result.serverError}
            problem={rename.result.validationErrors?.fieldErrors.name?.[0]}
            onRename={(name) => rename.execute({ id: family.id, name })}
            onClose={() => setRenaming(false)}
          />
        </div>
      )}
    </section>
  );
}
