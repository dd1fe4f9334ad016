import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import { readSpendTotal } from "@/lib/db/sql/money/spend";
import type { Correctable } from "@/lib/domain/money/correction";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { dayAt } from "@/lib/domain/time/day-span";
import { prismaOf, readsOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { getReconciliation } from "@/lib/services/reconciliations/read";

interface About {
  taskId: string | null;
  reconciliationId: string | null;
}

/** What a correction is about, and what it would change. Throws `not_found`. */
export async function readCorrectable({ ctx, input }: Call<About>): Promise<Correctable> {
  requirePermission(ctx, "spend:correct");
  const { taskId, reconciliationId } = input;
  const [month, task, reconciliation, connections] = await Promise.all([
    readMonth(ctx),
    taskId === null ? null : readTask(ctx, taskId),
    reconciliationId === null ? null : getReconciliation({ ctx, input: { id: reconciliationId } }),
    prismaOf(ctx).connection.findMany({
      where: { workspaceId: ctx.workspaceId },
      select: { id: true, name: true, removedAt: true },
      orderBy: [{ removedAt: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }],
    }),
  ]);
  return {
    month,
    task,
    reconciliation: reconciliation && {
      ...{ id: reconciliation.id, day: reconciliation.day, connection: reconciliation.connection },
      left: reconciliation.left ?? "0",
    },
    connections: connections.map(({ id, name, removedAt }) => ({ id, name, removed: removedAt !== null })),
  };
}

async function readMonth(ctx: Context): Promise<Correctable["month"]> {
  const { timeZone: zone } = await prismaOf(ctx).workspace.findUniqueOrThrow({
    where: { id: ctx.workspaceId },
    select: { timeZone: true },
  });
  const to = dayAt(ctx.now(), zone);
  const from = `${to.slice(0, 7)}-01`;
  const { spent } = await readSpendTotal(readsOf(ctx), { ...ANY_SPEND, zone, from, to });
  return { from, to, spent };
}

async function readTask(ctx: Context, taskId: string): Promise<Correctable["task"]> {
  const { workspaceId } = ctx;
  const id = parseId(taskId, "answer");
  const [task, sum] = await Promise.all([
    prismaOf(ctx).task.findFirst({
      where: { id, workspaceId, ...KEPT },
      select: { id: true, engine: true, modelAsked: true },
    }),
    prismaOf(ctx).spendEntry.aggregate({
      where: { workspaceId, taskId: id, kind: { in: ["charge", "correction"] } },
      _sum: { amount: true },
    }),
  ]);
  const { engine, modelAsked: model } = found(task, "answer");
  return { id, engine, model, charged: sum._sum.amount?.toFixed() ?? "0" };
}
