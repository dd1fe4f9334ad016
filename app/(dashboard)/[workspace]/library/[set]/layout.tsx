import type { ReactNode } from "react";
import { getPromptSet } from "@/lib/services/prompt-sets";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";

interface SetLayoutProps {
  params: Promise<{ workspace: string; set: string }>;
  children: ReactNode;
}

/** Decides whether there is such a set above the loading boundary, while the reply can still have status 404. */
export default async function SetLayout({ params, children }: SetLayoutProps) {
  const { workspace, set } = await params;
  const { ctx } = await openWorkspacePage(workspace, "prompt:read");
  await orNotFound(getPromptSet({ ctx, input: { id: set } }));
  return children;
}
