import "server-only";
import { isRefusedWrite } from "@/lib/db/client";
import { isImporting, takeUnread } from "@/lib/db/sql/search/unread-answers";
import { writeAnswerWords } from "@/lib/db/sql/search/write-words";
import { withTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/log";
import { readWords } from "@/lib/reading/search-words";
import { requireOperator, sqlOf, type InstanceCall, type InstanceContext } from "@/lib/services/context";

const BATCH = 500;

/**
 * Reads what imported answers are found by, many in one transaction, until all are read. While an import is being written
 * it reads a batch and leaves the machine to it. Several workers read at once, each other answers.
 */
export async function readAnswerWords({
  ctx,
  input: { signal },
}: InstanceCall<{ signal: AbortSignal }>): Promise<void> {
  requireOperator(ctx);
  for (let limit = BATCH; !signal.aborted;) {
    try {
      const read = await readNext(ctx, limit);
      if (read === 0 || (await isImporting(sqlOf(ctx)))) return;
      limit = BATCH;
    } catch (error) {
      if (!isRefusedWrite(error)) throw error;
      // What the database refuses together is tried in halves, so that one text costs the others nothing.
      if (limit === 1) await leaveOut(ctx, error);
      limit = limit === 1 ? BATCH : Math.ceil(limit / 2);
    }
  }
}

/** Reads the next answers; returns how many. */
const readNext = (outer: InstanceContext, limit: number): Promise<number> =>
  withTransaction(outer, async ({ tx }) => {
    const texts = await takeUnread(tx, limit);
    if (texts.length > 0)
      await writeAnswerWords(
        tx,
        texts.map(({ id, text }) => ({ id, ...readWords(text) })),
      );
    return texts.length;
  });

/** Gives up on the next one, whose words cannot be kept: it is found by what else it has. */
async function leaveOut(ctx: InstanceContext, error: unknown): Promise<void> {
  const [left] = await takeUnread(sqlOf(ctx), 1);
  log().error(
    { err: error, taskId: left?.id },
    "the words of an answer could not be kept; it is not found by them",
  );
}
