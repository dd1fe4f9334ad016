import "server-only";
import { countFacts } from "@/lib/db/sql/facts/count-facts";
import { newestRules } from "@/lib/db/sql/facts/stale-facts";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { readsOf, requirePermission, sqlOf, type Call } from "@/lib/services/context";

/** How far a workspace's answers are measured by its newest rules. */
export interface Measuring {
  /** The number of the brands' rules; 0 where there are none. */
  version: number;
  /** While there is something left: how many are measured, of how many. */
  left: { done: number; of: number } | null;
}

/** How far the measuring of a workspace's answers is by the rules of today. */
export async function getMeasuring({ ctx }: Call): Promise<Measuring> {
  requirePermission(ctx, "answer:read");
  const newest = await newestRules(sqlOf(ctx), ctx.workspaceId);
  const left = await countFacts(readsOf(ctx), { codeVersion: FACT_VERSION, ...newest });
  return { version: newest.ruleVersion, left };
}
