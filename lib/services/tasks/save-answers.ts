import "server-only";
import type { LlmResult } from "@/lib/api-contract/reply";
import { isRefusedWrite } from "@/lib/db/client";
import { insertAnswers, type NewAnswer } from "@/lib/db/sql/answers/insert-answers";
import { insertCitations } from "@/lib/db/sql/answers/insert-citations";
import { keepRawReplies } from "@/lib/db/sql/answers/keep-raw-replies";
import { writeAnswerWords } from "@/lib/db/sql/search/write-words";
import { noteRedirects } from "@/lib/db/sql/redirects/note-redirects";
import { takeAnswered, type TakenTask } from "@/lib/db/sql/tasks/take-answered";
import { withTransaction } from "@/lib/db/transaction";
import { toDollars, type Nano } from "@/lib/domain/amounts/money";
import type { Surface } from "@/lib/domain/engines/surface";
import { readBooked, readReply, type ReadAnswer } from "@/lib/reading/read-reply";
import { READING_VERSIONS } from "@/lib/reading/versions";
import { readWords } from "@/lib/reading/search-words";
import type { InstanceContext } from "@/lib/services/context";
import { settleAll } from "@/lib/services/spend/ledger";
import { packExchange, type KeptExchange } from "./exchange";
import { UNFINISHED } from "./finish";
import { insist } from "./insist";

export interface Answered {
  taskId: string;
  result: LlmResult;
  /** The message beside the result's code, which may say more than "Ok.". */
  statusMessage: string | null;
  exchange: KeptExchange;
  /** What the API charged for the call, dollars. Where it does not know the model's charge, that is not in it. */
  cost: Nano;
  /** True while the cost is worked out here rather than told by the API. */
  costDerived: boolean;
  surface: Surface;
  elapsedMs: number;
  receivedAt: Date;
}

/**
 * Saves answers, their citations, the raw exchanges and what they cost in one transaction, each kind with one
 * statement, and gives their reservations back. An answer whose task is finished already changes nothing, so that
 * collecting twice charges once. Returns the ids of the tasks it ended.
 */
function saveAnswers(
  ctx: Pick<InstanceContext, "tx">,
  answered: readonly Answered[],
): Promise<ReadonlySet<string>> {
  // A task that is answered twice in one batch is answered by the first.
  const byTask = new Map(answered.toReversed().map((one) => [one.taskId, one]));
  const packed = new Map([...byTask].map(([taskId, { exchange }]) => [taskId, packExchange(exchange)]));
  return withTransaction(ctx, async ({ tx }) => {
    const taken = await takeAnswered(tx, [...byTask.values()], UNFINISHED);
    const saved = taken.flatMap((task) => {
      const one = byTask.get(task.id);
      const exchange = packed.get(task.id);
      return one && exchange ? [{ task, exchange, answer: one, ...readAnswer(task, one) }] : [];
    });
    if (saved.length === 0) return new Set<string>();
    await insertAnswers(
      tx,
      saved.map(({ row }) => row),
    );
    const citations = saved.flatMap(({ task, row, read }) =>
      read.citations.map((citation) => ({
        ...citation,
        workspaceId: task.workspaceId,
        taskId: task.id,
        engine: task.engine,
        answeredAt: row.answeredAt,
      })),
    );
    await insertCitations(tx, citations);
    await noteRedirects(
      tx,
      citations
        .filter(({ resolvedUrl }) => resolvedUrl === null)
        .map(({ workspaceId, rawUrl }) => ({ workspaceId, rawUrl })),
    );
    await writeAnswerWords(
      tx,
      saved.map(({ task, row }) => ({ id: task.id, ...readWords(row.text) })),
    );
    await keepRawReplies(
      tx,
      saved.map(({ task, exchange, row }) => ({
        taskId: task.id,
        workspaceId: task.workspaceId,
        ...exchange,
        receivedAt: row.receivedAt,
      })),
    );
    await settleAll(
      tx,
      saved.map(({ task, answer, modelCharge, read: { inputTokens, outputTokens, reasoningTokens } }) => ({
        task,
        charge: { cost: answer.cost, modelCharge, inputTokens, outputTokens, reasoningTokens },
        at: answer.receivedAt,
      })),
    );
    return new Set(taken.map(({ id }) => id));
  });
}

/** The same for one answer. Returns whether it ended the task. */
export const saveAnswer = async (ctx: Pick<InstanceContext, "tx">, answered: Answered): Promise<boolean> =>
  (await saveAnswers(ctx, [answered])).has(answered.taskId);

/**
 * Saves answers until the database takes them. Where it refuses them together, each is tried by itself, so that one
 * that cannot be written costs the others nothing; the first such error is thrown when the others are saved.
 */
export async function insistOnAnswers(answered: readonly Answered[]): Promise<void> {
  try {
    await insist(() => saveAnswers({}, answered));
  } catch (error) {
    if (answered.length === 1 || !isRefusedWrite(error)) throw error;
    const outcomes = await Promise.allSettled(answered.map((one) => insist(() => saveAnswers({}, [one]))));
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    if (refused) throw refused.reason;
  }
}

function readAnswer(
  { id: taskId, workspaceId, engine, modelAsked }: TakenTask,
  { result, statusMessage, cost, costDerived, surface, elapsedMs, receivedAt }: Answered,
): { read: ReadAnswer; modelCharge: Nano | null; row: NewAnswer } {
  const read = readReply({ result, statusMessage, engine, modelAsked });
  const { charge: modelCharge, answeredAt } = readBooked(result, { receivedAt });
  const { citations, ...facts } = read;
  const row = {
    ...facts,
    taskId,
    workspaceId,
    surface,
    modelCharge: modelCharge === null ? null : toDollars(modelCharge),
    cost: modelCharge === null ? null : toDollars(cost),
    costDerived: modelCharge !== null && costDerived,
    citationCount: citations.length,
    readingVersions: READING_VERSIONS,
    answeredAt,
    receivedAt,
    elapsedMs,
  };
  return { read, modelCharge, row };
}
