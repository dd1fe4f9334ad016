import type { Metadata } from "next";
import type { ReactNode } from "react";
import { mayMakeWorkspaces, readShellNotices } from "@/lib/services/instance";
import { countUnreadNotices } from "@/lib/services/notices";
import { listWorkspaces } from "@/lib/services/workspaces";
import { openWorkspacePage } from "@/lib/web/page";
import { WorkspaceFrame } from "./_components/workspace-frame";

interface WorkspaceLayoutProps {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}

export async function generateMetadata({ params }: WorkspaceLayoutProps): Promise<Metadata> {
  const { workspace } = await openWorkspacePage((await params).workspace, "workspace:read");
  return { title: { default: workspace.name, template: `%s · ${workspace.name} · Sightline` } };
}

export default async function WorkspaceLayout({ params, children }: WorkspaceLayoutProps) {
  const { session, workspace, ctx } = await openWorkspacePage((await params).workspace, "workspace:read");
  const [workspaces, mayMake, notices, unread] = await Promise.all([
    listWorkspaces({ ctx }),
    mayMakeWorkspaces({ ctx }),
    readShellNotices({ ctx, input: workspace }),
    countUnreadNotices({ ctx }),
  ]);
  return (
    <WorkspaceFrame
      // Nothing that one workspace's screens remember is another's.
      key={workspace.id}
      workspace={workspace}
      workspaces={workspaces}
      email={session.user.email}
      isOperator={session.user.isOperator}
      mayMakeWorkspaces={mayMake}
      notices={notices}
      unread={unread}
    >
      {children}
    </WorkspaceFrame>
  );
}
