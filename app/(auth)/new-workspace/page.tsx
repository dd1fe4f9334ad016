import type { Metadata } from "next";
import { openPersonalPage } from "@/lib/web/page";
import { NewWorkspaceForm } from "./_components/new-workspace-form";

export const metadata: Metadata = { title: "New workspace" };

export default async function NewWorkspacePage() {
  await openPersonalPage();
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="text-lg font-semibold">New workspace</h1>
        <p className="text-muted">
          Prompts, answers, spend and connections of one team, client or project. Nothing is shared between
          two.
        </p>
      </div>
      <NewWorkspaceForm />
    </>
  );
}
