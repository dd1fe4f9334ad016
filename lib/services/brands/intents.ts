import "server-only";
import { takeDuePrompts, writeIntents } from "@/lib/db/sql/brands/intents";
import { readNewestRules } from "@/lib/db/sql/brands/rule-versions";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { readFrozenBrands } from "@/lib/domain/brands/stored-brand";
import { compileBrands } from "@/lib/reading/mentions/compile-brands";
import { findMentions } from "@/lib/reading/mentions/find-mentions";
import { readVisible } from "@/lib/reading/mentions/visible-text";
import { requireOperator, type InstanceCall } from "@/lib/services/context";

const BATCH = 200;

type TellIntent = (question: string) => "branded" | "unbranded" | null;

/**
 * Tells the intent of prompts that are new, or worded anew, or whose brands changed: a question that names a brand of
 * ours is branded, any other unbranded; none where no brand is ours. What a person said stays.
 */
export async function tellIntents({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  for (;;) {
    const taken = await withTransaction(ctx, async ({ tx }) => {
      const due = await takeDuePrompts(tx, BATCH);
      if (due.length === 0) return 0;
      for (const [workspaceId, prompts] of Map.groupBy(due, (prompt) => prompt.workspaceId)) {
        const tell = await tellerOf(tx, workspaceId);
        await writeIntents(
          tx,
          prompts.map(({ id, userPrompt }) => ({ id, intent: tell(userPrompt) })),
        );
      }
      return due.length;
    });
    if (taken < BATCH) return;
  }
}

async function tellerOf(tx: Transaction, workspaceId: string): Promise<TellIntent> {
  const newest = await readNewestRules(tx, { workspaceId, kind: "brands" });
  const brands = readFrozenBrands(newest?.rules ?? []);
  const own = new Set(brands.filter(({ role }) => role === "own").map(({ id }) => id));
  if (own.size === 0) return () => null;
  // With all brands, so that a longer name of another is not taken for ours.
  const matcher = compileBrands(brands);
  return (question) => {
    const { mentions } = findMentions(matcher, readVisible(question), { markdown: question });
    return mentions.some(({ brandId }) => own.has(brandId)) ? "branded" : "unbranded";
  };
}
