import "server-only";
import { countToldBy } from "@/lib/db/sql/sources/told-by-rules";
import { nameOfRule, type SourceRule } from "@/lib/domain/sources/source-rule";
import type { SourceRuleView } from "@/lib/domain/sources/source-rule-view";
import { requirePermission, sqlOf, type Call } from "@/lib/services/context";
import { namesOf } from "@/lib/services/names-of";
import { getRuleInWorkspace, readRules, readStoredRule } from "./in-workspace";

/** The team's rules, each with how much is told by it now. */
export async function listSourceRules({ ctx }: Call): Promise<SourceRuleView[]> {
  requirePermission(ctx, "source:read");
  const rows = await readRules(ctx);
  if (rows.length === 0) return [];
  const told = await countToldBy(sqlOf(ctx), ctx.workspaceId);
  const names = await namesOf(
    ctx,
    rows.flatMap(({ createdById }) => createdById ?? []),
  );
  return rows.map((row) => {
    const rule = readStoredRule(row);
    return {
      ...{ id: row.id, ...rule, madeAt: row.createdAt.toISOString() },
      madeBy: (row.createdById !== null && names.get(row.createdById)) || null,
      ...(told.get(nameOfRule(rule)) ?? { sources: 0, citations: 0 }),
    };
  });
}

/** One rule, or `not_found`. */
export async function getSourceRule({
  ctx,
  input,
}: Call<{ id: string }>): Promise<SourceRule & { id: string }> {
  requirePermission(ctx, "source:read");
  const row = await getRuleInWorkspace(ctx, input.id);
  return { id: row.id, ...readStoredRule(row) };
}
