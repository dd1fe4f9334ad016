import type { Metadata } from "next";
import { DeletedWorkspaces } from "@/components/people/deleted-workspaces";
import { EmptyState } from "@/components/states/empty-state";
import { restoreOwnWorkspaceAction } from "@/app/(auth)/new-workspace/restore-workspace-action";
import { listDeletions } from "@/lib/services/deletions";
import { listOwnDeletedWorkspaces } from "@/lib/services/workspaces";
import { openWorkspacePage } from "@/lib/web/page";
import { DeletedItem } from "./_components/deleted-item";

export const metadata: Metadata = { title: "Recently deleted" };

interface DeletedPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function DeletedPage({ params }: DeletedPageProps) {
  const { ctx, workspace } = await openWorkspacePage((await params).workspace, "answer:delete");
  const [deletions, workspaces] = await Promise.all([
    listDeletions({ ctx }),
    listOwnDeletedWorkspaces({ ctx }),
  ]);
  return (
    <div className="flex flex-col gap-8">
      <section aria-labelledby="deleted">
        <h2 id="deleted" className="mb-2 font-semibold">
          Recently deleted
        </h2>
        {deletions.length === 0 ? (
          <EmptyState title="Nothing was deleted in the last day">
            Deleted answers and runs stand here for a day, and can be brought back from here.
          </EmptyState>
        ) : (
          <ul className="bg-surface divide-y rounded-md border">
            {deletions.map((row) => (
              <DeletedItem key={row.id} slug={workspace.slug} row={row} />
            ))}
          </ul>
        )}
      </section>
      <DeletedWorkspaces workspaces={workspaces} restore={restoreOwnWorkspaceAction} />
    </div>
  );
}
