import "server-only";
import { getPool } from "@/lib/db/pool";
import { purgeTasks } from "@/lib/db/sql/deletions/purge";
import { forgetRawReplies, listRetentionRules, takeOldTasks } from "@/lib/db/sql/retention/retention";
import { inTransaction } from "@/lib/db/transaction";
import { requireOperator, sqlOf, type InstanceCall } from "@/lib/services/context";
import { eachInTurn } from "@/lib/services/each-in-turn";
import { releaseLost } from "@/lib/services/spend/ledger";

/** A commit takes so many away, and a turn so many times that of a workspace. */
const BATCH = 250;
const BATCHES = 40;

/**
 * Takes away what is older than workspaces keep it: the bytes of raw replies, and answers with all that hangs on them.
 * Runs, wordings and the ledger stay. Stopped anywhere, it goes on the next time with what is left.
 */
export async function applyRetention({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  const rules = await listRetentionRules(sqlOf(ctx));
  await eachInTurn(rules, async ({ workspaceId, rawReplyDays, answerDays }) => {
    if (answerDays !== null)
      await inBatches(() =>
        inTransaction(getPool(), async (tx) => {
          const ids = await takeOldTasks(tx, { workspaceId, days: answerDays, limit: BATCH });
          await releaseLost(tx, ids, ctx.now());
          await purgeTasks(tx, ids);
          return ids.length;
        }),
      );
    if (rawReplyDays !== null)
      await inBatches(() =>
        forgetRawReplies(getPool(), { workspaceId, days: rawReplyDays, at: ctx.now(), limit: BATCH }),
      );
  });
}

async function inBatches(batch: () => Promise<number>): Promise<void> {
  for (let turn = 0; turn < BATCHES; turn += 1) if ((await batch()) < BATCH) return;
}
