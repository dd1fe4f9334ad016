import "server-only";
import { promisify } from "node:util";
import { gunzip as gunzipWithCallback } from "node:zlib";
import { isRefusedWrite } from "@/lib/db/client";
import { replaceCitations, type KeptCitation } from "@/lib/db/sql/answers/replace-citations";
import {
  countStaleAnswers,
  listStaleAnswers,
  type StaleAnswer,
  type StaleScope,
} from "@/lib/db/sql/answers/stale-answers";
import { noteReadingVersions, readWholeTexts, rewriteAnswers } from "@/lib/db/sql/answers/rewrite-answers";
import { writeAnswerWords } from "@/lib/db/sql/search/write-words";
import { withTransaction } from "@/lib/db/transaction";
import { READER, readAgain, type Reader } from "@/lib/reading/read-again";
import { readingVersionsSchema, STAGES_OF, STAGES_OF_STORED } from "@/lib/reading/versions";
import { readWords } from "@/lib/reading/search-words";
import { withKnownRedirects } from "@/lib/services/redirects/with-known";
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
    count.fromStored += await reReadTogether(ctx, batch, reader);
    count.done += batch.length;
    last = batch.at(-1)?.taskId ?? last;
    onProgress?.({ ...count, of });
    if (batch.length < BATCH) return { ...count, after: null };
    if (signal?.aborted) return { ...count, after: last };
  }
}

/**
 * Reads answers again in one transaction, each kind of row with one statement. Where the database refuses them together,
 * half of them are tried, and so on, so that one that can't be written is told by itself. Returns how many were read from
 * what is stored.
 */
async function reReadTogether(
  outer: InstanceContext,
  stale: readonly StaleAnswer[],
  reader: Reader,
): Promise<number> {
  try {
    return await rewrite(outer, stale, reader);
  } catch (error) {
    if (stale.length === 1 || !isRefusedWrite(error)) throw error;
    const half = Math.ceil(stale.length / 2);
    const first = await reReadTogether(outer, stale.slice(0, half), reader);
    return first + (await reReadTogether(outer, stale.slice(half), reader));
  }
}

async function rewrite(
  outer: InstanceContext,
  stale: readonly StaleAnswer[],
  reader: Reader,
): Promise<number> {
  if (stale.length === 0) return 0;
  const raws = await Promise.all(
    stale.map(
      async ({ request, reply }) =>
        request && reply && { request: await textOf(request), reply: await textOf(reply) },
    ),
  );
  return withTransaction(outer, async ({ tx }) => {
    const ids = stale.map(({ taskId }) => taskId);
    const stored = Map.groupBy(
      await tx.prisma.citation.findMany({
        where: { taskId: { in: ids } },
        orderBy: { position: "asc" },
        omit: { id: true },
      }),
      ({ taskId }) => taskId,
    );
    const read = stale.map(({ taskId, origin, engine, modelAsked, versions: known }, place) => {
      const versions = readingVersionsSchema.catch({}).parse(known);
      const [raw = null, citations = []] = [raws[place], stored.get(taskId)];
      return {
        taskId,
        ...readAgain({ origin, engine, modelAsked, versions, raw, citations }, reader),
      };
    });
    const fromReply = read.flatMap((one) => (one.from === "reply" ? [one] : []));
    const fromStored = read.flatMap((one) => (one.from === "stored" ? [one] : []));
    await rewriteAnswers(
      tx,
      fromReply.map(({ taskId, versions, answer: { citations, ...answer } }) => ({
        ...{ taskId, ...answer, readingVersions: versions },
        citationCount: citations.length,
      })),
    );
    await noteReadingVersions(
      tx,
      fromStored.map(({ taskId, versions }) => ({ taskId, readingVersions: versions })),
    );
    const cited: { taskId: string; citations: readonly KeptCitation[] }[] = [
      ...fromReply.map(({ taskId, answer: { citations } }) => ({ taskId, citations })),
      ...fromStored.map(({ taskId, citations }) => ({ taskId, citations })),
    ];
    const workspaceOf = new Map(stale.map(({ taskId, workspaceId }) => [taskId, workspaceId]));
    const resolved: typeof cited = [];
    for (const { taskId, citations } of cited)
      resolved.push({
        taskId,
        citations: await withKnownRedirects(tx, workspaceOf.get(taskId) ?? "", citations),
      });
    await replaceCitations(tx, resolved);
    const texts = await readWholeTexts(tx, ids);
    await writeAnswerWords(
      tx,
      texts.map(({ id, text }) => ({ id, ...readWords(text) })),
    );
    return fromStored.length;
  });
}
