import type { ReactNode } from "react";
import { getTask } from "@/lib/services/answers";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";

interface AnswerLayoutProps {
  params: Promise<{ workspace: string; id: string }>;
  children: ReactNode;
}

/** Decides whether there is such an answer above the loading boundary, while the reply can still have status 404. */
export default async function AnswerLayout({ params, children }: AnswerLayoutProps) {
  const { workspace, id } = await params;
  const { ctx } = await openWorkspacePage(workspace, "answer:read");
  await orNotFound(getTask({ ctx, input: { id } }));
  return children;
}
