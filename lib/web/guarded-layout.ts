import "server-only";
import type { ReactNode } from "react";
import type { Permission } from "@/lib/domain/team/permission";
import { openWorkspacePage } from "./page";

interface GuardedLayoutProps {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}

/**
 * A layout for a screen with a loading boundary: it decides whether the screen is there for whoever asks above that
 * boundary, while the reply can still have status 404. The page opens the workspace itself as well, for what it reads.
 */
export const guardedLayout = (permission: Permission) =>
  async function GuardedLayout({ params, children }: GuardedLayoutProps): Promise<ReactNode> {
    await openWorkspacePage((await params).workspace, permission);
    return children;
  };
