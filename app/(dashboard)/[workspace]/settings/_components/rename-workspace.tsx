"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/lib/queries/use-action";
import type { FormEvent } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useKeptText } from "@/components/ui/kept-text";
import { Notice } from "@/components/ui/notice";
import { WORKSPACE_NAME_MAX } from "@/lib/domain/team/workspace-limits";
import { renameWorkspaceAction } from "../workspace-actions";

/** Gives the workspace another name; its address stays. */
export function RenameWorkspace({ slug, name }: { slug: string; name: string }) {
  const router = useRouter();
  const rename = useAction(renameWorkspaceAction.bind(null, slug), { onSuccess: () => router.refresh() });

  const { serverError } = rename.result;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    rename.execute({ name: String(new FormData(event.currentTarget).get("name")) });
  }

  return (
    <section aria-labelledby="rename-workspace">
      <h2 id="rename-workspace" className="mb-2 font-semibold">
        Rename this workspace
      </h2>
      <form
        id="rename"
        ref={useKeptText()}
        onSubmit={submit}
        className="flex max-w-xl flex-col items-start gap-3"
      >
        <Field
          className="w-full"
          label="New name"
          hint="Its address stays, so that no link to it breaks."
          error={
            rename.result.validationErrors?.fieldErrors.name?.[0] ??
            (serverError && <FailureWords failure={serverError} />)
          }
        >
          <Input key={name} name="name" defaultValue={name} maxLength={WORKSPACE_NAME_MAX} required />
        </Field>
        <Button type="submit" busy={rename.isPending}>
          Rename
        </Button>
        {rename.hasSucceeded && <Notice title={`It is called ${name} now.`} />}
      </form>
    </section>
  );
}
