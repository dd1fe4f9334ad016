import type { Metadata } from "next";
import { Notice } from "@/components/ui/notice";
import { mayMakeWorkspaces } from "@/lib/services/instance";
import { openPersonalPage } from "@/lib/web/page";
import { NewWorkspaceForm } from "./_components/new-workspace-form";

export const metadata: Metadata = { title: "New workspace" };

export default async function NewWorkspacePage() {
  const { ctx } = await openPersonalPage();
  const mayMake = await mayMakeWorkspaces({ ctx });
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
    </>
  );
}
