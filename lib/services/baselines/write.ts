import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import type { Baseline } from "@/lib/domain/answers/baseline";
import { baselineSchema } from "@/lib/domain/answers/baseline-schema";
import { memberId, requirePermission, type Call } from "@/lib/services/context";
import { getBaseline } from "./read";

/** Pins days under a name, in place of those that were pinned. Throws `invalid` naming the field. */
export async function pinBaseline({ ctx, input }: Call<Baseline>): Promise<void> {
  requirePermission(ctx, "schedule:write");
  const { name, from: firstDay, to: lastDay } = baselineSchema.parse(input);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const before = await getBaseline({ ctx });
    const data = { name, firstDay, lastDay, createdById: memberId(ctx), createdAt: ctx.now() };
    const { id } = await tx.prisma.baseline.upsert({
      where: { workspaceId },
      create: { ...data, workspaceId },
      update: data,
      select: { id: true },
    });
    await recordDecision(tx, ctx, {
      ...{ workspaceId, action: "baseline.pin", entityId: id },
      ...(before && { before }),
      after: { name, from: firstDay, to: lastDay },
    });
  });
}

/** Unpins the days that somebody sees; nothing happens where others, or none, are pinned by now. */
export async function unpinBaseline({ ctx, input }: Call<Baseline>): Promise<void> {
  requirePermission(ctx, "schedule:write");
  const before = baselineSchema.parse(input);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const where = { workspaceId, name: before.name, firstDay: before.from, lastDay: before.to };
    const seen = await tx.prisma.baseline.findFirst({ where, select: { id: true } });
    const { count } = await tx.prisma.baseline.deleteMany({ where });
    if (seen === null || count === 0) return;
    await recordDecision(tx, ctx, { workspaceId, action: "baseline.unpin", entityId: seen.id, before });
  });
}
