import type { ReactNode } from "react";
import { getPrompt } from "@/lib/services/prompts";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";

interface PromptLayoutProps {
  params: Promise<{ workspace: string; id: string }>;
  children: ReactNode;
}

/** Decides whether there is such a prompt above the loading boundary, while the reply can still have status 404. */
export default async function PromptLayout({ params, children }: PromptLayoutProps) {
  const { workspace, id } = await params;
  const { ctx } = await openWorkspacePage(workspace, "prompt:read");
  await orNotFound(getPrompt({ ctx, input: { id } }));
  return children;
}
