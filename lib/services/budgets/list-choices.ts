import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import { prismaOf, requirePermission, type Call } from "@/lib/services/context";

const LABELS_SHOWN = 100;

/** What a new budget may be of. */
export interface BudgetChoices {
  members: { id: string; name: string }[];
  schedules: { id: string; name: string }[];
  /** Those of runs, the last used first; any other may be typed. */
  labels: string[];
}

/** What a new budget may be of: members, schedules in use, and labels that runs have. */
export async function listBudgetChoices({ ctx }: Call): Promise<BudgetChoices> {
  requirePermission(ctx, "budget:write");
  const { workspaceId } = ctx;
  const db = prismaOf(ctx);
  const memberships = await db.membership.findMany({
    where: { workspaceId },
    select: { user: { select: { id: true, name: true, email: true } } },
    orderBy: { user: { email: "asc" } },
  });
  const schedules = await db.schedule.findMany({
    where: { workspaceId, archivedAt: null },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  const labels = await db.run.groupBy({
    by: ["label"],
    where: { workspaceId, label: { not: null }, ...KEPT },
    orderBy: { _max: { createdAt: "desc" } },
    take: LABELS_SHOWN,
  });
  return {
    members: memberships.map(({ user: { id, name, email } }) => ({ id, name: name ?? email })),
    schedules,
    labels: labels.flatMap(({ label }) => label ?? []),
  };
}
