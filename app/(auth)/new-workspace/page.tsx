import type { Metadata } from "next";
import { Notice } from "@/components/ui/notice";
import { DeletedWorkspaces } from "@/components/people/deleted-workspaces";
import { mayMakeWorkspaces } from "@/lib/services/instance";
import { listOwnDeletedWorkspaces } from "@/lib/services/workspaces";
import { openPersonalPage } from "@/lib/web/page";
import { NewWorkspaceForm } from "./_components/new-workspace-form";
import { restoreOwnWorkspaceAction } from "./restore-workspace-action";

export const metadata: Metadata = { title: "New workspace" };

export default async function NewWorkspacePage() {
  const { ctx } = await openPersonalPage();
  const [mayMake, deleted] = await Promise.all([
    mayMakeWorkspaces({ ctx }),
    listOwnDeletedWorkspaces({ ctx }),
  ]);
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="text-lg font-semibold">New workspace</h1>
        <p className="text-muted">
          Prompts, answers, spend and connections of one team, client or project. Nothing is shared between
          two.
        </p>
      </div>
      {mayMake ? (
        <NewWorkspaceForm />
      ) : (
        <Notice title="On this instance, operators make workspaces">
          Ask one of them for one. Whoever has a workspace can invite you to it.
        </Notice>
      )}
      <DeletedWorkspaces workspaces={deleted} restore={restoreOwnWorkspaceAction} />
    </>
  );
}
