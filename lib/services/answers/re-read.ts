import "server-only";
import { promisify } from "node:util";
import { gunzip as gunzipWithCallback } from "node:zlib";
import { replaceCitations } from "@/lib/db/sql/answers/replace-citations";
import {
  countStaleAnswers,
  listStaleAnswers,
  type StaleAnswer,
  type StaleScope,
} from "@/lib/db/sql/answers/stale-answers";
import { writeAnswerWords } from "@/lib/db/sql/search/write-words";
import { withTransaction } from "@/lib/db/transaction";
import { READER, readAgain, type Reader } from "@/lib/reading/read-again";
import { readingVersionsSchema, STAGES_OF, STAGES_OF_STORED } from "@/lib/reading/versions";
import { readWords } from "@/lib/reading/search-words";
import { requireOperator, sqlOf, type InstanceCall, type InstanceContext } from "@/lib/services/context";

const gunzip = promisify(gunzipWithCallback);

const textOf = async (packed: Buffer): Promise<string> => (await gunzip(packed)).toString("utf8");

const BATCH = 50;

export interface ReadAgainCount {
  /** Answers read again. */
  done: number;
  /** Of these, the ones whose raw reply is gone: only what can be told from what is stored was read. */
  fromStored: number;
}

export interface ReRead {
  /** Null is every workspace. */
  workspaceId: string | null;
  /** Null is every answer. */
  taskId: string | null;
  /** Where an earlier call stopped; null begins at the first. */
  after: string | null;
  onProgress?: (count: ReadAgainCount & { of: number }) => void;
  /** Stops after the batch under way. */
  signal?: AbortSignal;
  reader?: Reader;
}

/**
 * Reads answers again that an older version of some stage of `lib/reading` has made, from their raw replies, batch by
 * batch. It changes what is derived and nothing else: no task, no raw reply, no amount, no time. What every stage's
 * present version has made is not touched. Returns where it stopped, or null for `after` when all is done; called again,
 * it goes on with what is left. Throws `not_found` for anybody but the operator and jobs.
 */
export async function reReadAnswers({
  ctx,
  input: { workspaceId, taskId, after, onProgress, signal, reader = READER },
}: InstanceCall<ReRead>): Promise<ReadAgainCount & { after: string | null }> {
  requireOperator(ctx);
  const { versions } = reader;
  const scope: StaleScope = {
    workspaceId,
    taskId,
    versions,
    withoutReply: STAGES_OF_STORED,
    stagesOf: STAGES_OF,
  };
  const of = onProgress ? await countStaleAnswers(sqlOf(ctx), scope) : 0;
  const count: ReadAgainCount = { done: 0, fromStored: 0 };
  for (let last = after; ;) {
    const batch = await listStaleAnswers(sqlOf(ctx), scope, { after: last, limit: BATCH });
    for (const stale of batch) {
      const from = await reReadOne(ctx, stale, reader);
      count.done += 1;
      if (from === "stored") count.fromStored += 1;
    }
    last = batch.at(-1)?.taskId ?? last;
    onProgress?.({ ...count, of });
    if (batch.length < BATCH) return { ...count, after: null };
    if (signal?.aborted) return { ...count, after: last };
  }
}

async function reReadOne(
  outer: InstanceContext,
  { taskId, workspaceId, origin, engine, modelAsked, request, reply, versions: stored }: StaleAnswer,
  reader: Reader,
): Promise<"reply" | "stored"> {
  const raw = request && reply && { request: await textOf(request), reply: await textOf(reply) };
  return withTransaction(outer, async (ctx) => {
    const { prisma } = ctx.tx;
    const citations = await prisma.citation.findMany({
      where: { taskId, workspaceId },
      orderBy: { position: "asc" },
      omit: { id: true },
    });
    const versions = readingVersionsSchema.catch({}).parse(stored);
    const again = readAgain({ origin, engine, modelAsked, versions, raw, citations }, reader);
    const { text } = await prisma.answer.update({
      select: { text: true },
      where: { taskId, workspaceId },
      data: { ...(again.from === "reply" ? derived(again.answer) : {}), readingVersions: again.versions },
    });
    await replaceCitations(ctx.tx, taskId, again.from === "reply" ? again.answer.citations : again.citations);
    await writeAnswerWords(ctx.tx, [{ id: taskId, ...readWords(text) }]);
    return again.from;
  });
}

/** The columns of an answer that are read of its reply. */
const derived = ({ citations, ...answer }: ReturnType<Reader["readReply"]>) => ({
  ...answer,
  citationCount: citations.length,
});
