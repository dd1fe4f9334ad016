import { listMarks } from "@/lib/services/marks";
import type { WorkspaceAccess } from "@/lib/web/workspace-access";
import { roleMay } from "@/lib/domain/team/permission";
import { TimelineMarks } from "./timeline-marks";

interface MarksSectionProps {
  access: Pick<WorkspaceAccess, "workspace" | "ctx">;
  /** The set whose marks are shown, with those of the whole workspace; null: all there are. */
  set: { id: string; name: string } | null;
}

/** Reads the marks of a set, or of the workspace, and shows them. */
export async function MarksSection({ access: { workspace, ctx }, set }: MarksSectionProps) {
  const { marks, nowLocal } = await listMarks({ ctx, input: { setId: set?.id ?? null } });
  return (
    <TimelineMarks
      slug={workspace.slug}
      zone={workspace.timeZone}
      nowLocal={nowLocal}
      set={set}
      marks={marks}
      mayWrite={roleMay(workspace.role, "schedule:write")}
    />
  );
}
