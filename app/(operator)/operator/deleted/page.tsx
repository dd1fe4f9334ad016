import type { Metadata } from "next";
import { DeletedWorkspaces } from "@/components/people/deleted-workspaces";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { listDeletedWorkspaces } from "@/lib/services/workspaces";
import { openOperatorPage } from "@/lib/web/page";
import { restoreWorkspaceAction } from "./deleted-actions";

export const metadata: Metadata = { title: "Deleted workspaces" };

export default async function DeletedWorkspacesPage() {
  const { ctx } = await openOperatorPage();
  const workspaces = await listDeletedWorkspaces({ ctx });
  return (
    <>
      <PageHeader title="Deleted workspaces" question="What was deleted, and can still be brought back?" />
      {workspaces.length === 0 && (
        <EmptyState title="No workspace was deleted in the last day">
          A deleted workspace stands here for a day. Its owners can bring it back, too.
        </EmptyState>
      )}
      <DeletedWorkspaces workspaces={workspaces} restore={restoreWorkspaceAction} />
    </>
  );
}
