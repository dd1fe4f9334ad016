import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { memberId, requirePermission, type Call } from "@/lib/services/context";
import { freezeSourceRules, lockRules } from "./freeze";
import { getRuleInWorkspace, parseRule, readStoredRule, requireRoomForRule } from "./in-workspace";

// Each change writes the rules down as a version, in its transaction.

/** Makes a rule. Throws `invalid` by field, `conflict` where there is one of the same. */
export async function makeSourceRule({ ctx, input }: Call<{ rule: unknown }>): Promise<{ id: string }> {
  requirePermission(ctx, "source:write");
  const rule = parseRule(input.rule);
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    await lockRules(tx, workspaceId);
    await requireRoomForRule(ctx, { rule, exceptId: null });
    const made = await tx.prisma.sourceRule.create({
      data: { ...rule, workspaceId, createdById: memberId(ctx), createdAt: ctx.now() },
      select: { id: true },
    });
    const decision = { workspaceId, action: "source_rule.create", entityId: made.id } as const;
    await recordDecision(tx, ctx, { ...decision, after: rule });
    await freezeSourceRules(tx, ctx);
    return made;
  });
}

/** Changes a rule. Throws `not_found`, `invalid` by field, `conflict` where there is one of the same. */
export async function changeSourceRule({ ctx, input }: Call<{ id: string; rule: unknown }>): Promise<void> {
  requirePermission(ctx, "source:write");
  const rule = parseRule(input.rule);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    await lockRules(tx, workspaceId);
    const was = await getRuleInWorkspace(ctx, input.id);
    const before = readStoredRule(was);
    if (JSON.stringify(before) === JSON.stringify(rule)) return;
    await requireRoomForRule(ctx, { rule, exceptId: was.id });
    await tx.prisma.sourceRule.update({ where: { id: was.id, workspaceId }, data: rule });
    const decision = { workspaceId, action: "source_rule.change", entityId: was.id } as const;
    await recordDecision(tx, ctx, { ...decision, before, after: rule });
    await freezeSourceRules(tx, ctx);
  });
}

/** Takes a rule away: what it told is told by what else fits. Throws `not_found`. */
export async function removeSourceRule({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "source:write");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    await lockRules(tx, workspaceId);
    const was = await getRuleInWorkspace(ctx, input.id);
    await tx.prisma.sourceRule.delete({ where: { id: was.id, workspaceId } });
    const decision = { workspaceId, action: "source_rule.remove", entityId: was.id } as const;
    await recordDecision(tx, ctx, { ...decision, before: readStoredRule(was) });
    await freezeSourceRules(tx, ctx);
  });
}
