import type { ReactNode } from "react";
import { readRunProgress } from "@/lib/services/runs";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";

interface RunLayoutProps {
  params: Promise<{ workspace: string; id: string }>;
  children: ReactNode;
}

/** Decides whether there is such a run above the loading boundary, while the reply can still have status 404. */
export default async function RunLayout({ params, children }: RunLayoutProps) {
  const { workspace, id } = await params;
  const { ctx } = await openWorkspacePage(workspace, "answer:read");
  await orNotFound(readRunProgress({ ctx, input: { id } }));
  return children;
}
