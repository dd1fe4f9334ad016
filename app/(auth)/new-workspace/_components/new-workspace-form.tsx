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
import { ownTimeZone } from "@/lib/format/own-time-zone";
import { paths } from "@/lib/paths";
import { createWorkspaceAction } from "../new-workspace-actions";

/** Names a workspace, makes it and opens it. */
export function NewWorkspaceForm() {
  const router = useRouter();
  const action = useAction(createWorkspaceAction, {
    onSuccess: ({ data }) => router.push(paths.workspace(data.slug).compose()),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    action.execute({
      name: String(new FormData(event.currentTarget).get("name")),
      timeZone: ownTimeZone(),
    });
  }

  return (
    <form id="new-workspace" ref={useKeptText()} onSubmit={submit} className="flex flex-col gap-4">
      {action.result.serverError && (
        <Notice tone="danger" title={<FailureWords failure={action.result.serverError} />} />
      )}
      <Field label="Name" error={action.result.validationErrors?.fieldErrors.name?.[0]}>
        <Input name="name" maxLength={WORKSPACE_NAME_MAX} required autoFocus />
      </Field>
      <Button type="submit" look="primary" size="large" busy={action.isPending || action.hasSucceeded}>
        Make workspace
      </Button>
    </form>
  );
}
