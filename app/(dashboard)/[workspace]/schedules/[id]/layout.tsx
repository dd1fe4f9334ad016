import type { ReactNode } from "react";
import { getSchedule } from "@/lib/services/schedules";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";

interface ScheduleLayoutProps {
  params: Promise<{ workspace: string; id: string }>;
  children: ReactNode;
}

/** Decides whether there is such a schedule above the loading boundary, while the reply can still have status 404. */
export default async function ScheduleLayout({ params, children }: ScheduleLayoutProps) {
  const { workspace, id } = await params;
  const { ctx } = await openWorkspacePage(workspace, "prompt:read");
  await orNotFound(getSchedule({ ctx, input: { id } }));
  return children;
}
