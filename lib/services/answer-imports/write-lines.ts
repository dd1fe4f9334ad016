import "server-only";
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip as gzipWithCallback } from "node:zlib";
import { insertAnswers } from "@/lib/db/sql/answers/insert-answers";
import { insertCitations } from "@/lib/db/sql/answers/insert-citations";
import { keepRawReplies } from "@/lib/db/sql/answers/keep-raw-replies";
import { writeAnswerWords } from "@/lib/db/sql/search/write-words";
import { findImported, type KnownAnswer } from "@/lib/db/sql/imports/find-imported";
import { insertImportedKeys, insertImportedTasks } from "@/lib/db/sql/imports/insert-imported";
import type { Queryable } from "@/lib/db/columns";
import type { Transaction } from "@/lib/db/transaction";
import type { ImportedAnswer, LineProblem } from "@/lib/domain/answers/answer-import";
import type { LineFormat } from "@/lib/reading/imported/line-format";
import { readImported } from "@/lib/reading/imported/read-imported";
import type { NumberedLine } from "@/lib/reading/imported/sort-lines";
import { readWords } from "@/lib/reading/search-words";
import { READING_VERSIONS } from "@/lib/reading/versions";
import type { Context } from "@/lib/services/context";
import { keepLibrary } from "./keep-library";

const gzip = promisify(gzipWithCallback);

/** What of some lines the workspace has not, and what it has. */
export interface Compared {
  fresh: NumberedLine[];
  already: number;
  /** Those that were imported before and say something else under their id, with why. */
  changed: LineProblem[];
}

/** Compares lines with what was imported into a workspace before. */
export async function compareLines(
  db: Queryable,
  workspaceId: string,
  lines: readonly NumberedLine[],
): Promise<Compared> {
  const keys = lines.map(({ answer, contentHash }) => ({ externalId: answer.externalId, contentHash }));
  const known = new Map(
    (keys.length === 0 ? [] : await findImported(db, workspaceId, keys)).map((one) => [keyOf(one), one]),
  );
  const compared: Compared = { fresh: [], already: 0, changed: [] };
  lines.forEach((line, place) => {
    const before = known.get(keyOf(keys[place] ?? { externalId: null, contentHash: line.contentHash }));
    if (!before) compared.fresh.push(line);
    else if (before.contentHash.equals(line.contentHash)) compared.already += 1;
    else compared.changed.push(changedProblem(line));
  });
  return compared;
}

const keyOf = ({ externalId, contentHash }: Pick<KnownAnswer, "externalId" | "contentHash">): string =>
  externalId === null ? contentHash.toString("latin1") : `=${externalId}`;

const changedProblem = ({ line }: NumberedLine): LineProblem => ({
  line,
  field: "external_id",
  message: "An answer with this id was imported before, and says something else. It stays as it is.",
});

export interface ImportOfLines {
  importId: string;
  runId: string;
  createdById: string | null;
  format: LineFormat;
}

/**
 * Writes lines of which a workspace has none as answers: what they name in the library, tasks of the import's run,
 * answers, citations, and the lines themselves as raw records; a few statements whatever their number. No entry of the
 * ledger: what an imported answer cost, somebody paid elsewhere.
 */
export async function writeLines(
  ctx: Context & { tx: Transaction },
  { importId, runId, createdById, format }: ImportOfLines,
  lines: readonly NumberedLine[],
): Promise<{ citations: number }> {
  if (lines.length === 0) return { citations: 0 };
  const { tx, workspaceId } = ctx;
  const receivedAt = ctx.now();
  // Other threads compress while the database writes.
  const packing = Promise.all([JSON.stringify(format), ...lines.map(({ text }) => text)].map(packed));
  const named = await keepLibrary(
    ctx,
    { importId, createdById },
    lines.map(({ answer }) => answer),
  );
  const read = lines.map(({ answer }) => readImported(answer));
  const taskIds = await insertImportedTasks(
    tx,
    { workspaceId, runId, createdById },
    lines.flatMap(({ answer, cell, repeat }, place) => {
      const names = named[place];
      const webSearch = read[place]?.webSearchDone ?? false;
      return names ? [{ ...names, cell, repeat, webSearch, ...taskOf(answer) }] : [];
    }),
  );
  const saved = lines.flatMap((line, place) => {
    const [taskId, readLine] = [taskIds[place], read[place]];
    if (taskId === undefined || !readLine) throw new Error("a line was not written");
    return [{ line, taskId, ...readLine, answeredAt: new Date(line.answer.answeredAt) }];
  });
  await insertAnswers(
    tx,
    saved.map(({ line: { answer }, citations, ...facts }) => ({
      ...facts,
      workspaceId,
      surface: answer.surface,
      modelCharge: answer.moneySpent,
      cost: answer.cost,
      costDerived: false,
      citationCount: citations.length,
      readingVersions: READING_VERSIONS,
      receivedAt,
      elapsedMs: null,
    })),
  );
  const citations = saved.flatMap(({ line, taskId, answeredAt, citations: own }) =>
    own.map((one) => ({ ...one, workspaceId, taskId, engine: line.answer.engine, answeredAt })),
  );
  await insertCitations(tx, citations);
  await writeAnswerWords(
    tx,
    saved.map(({ taskId, text }) => ({ id: taskId, ...readWords(text) })),
  );
  const [request, ...replies] = await packing;
  await keepRawReplies(
    tx,
    saved.flatMap(({ taskId }, place) => {
      const reply = replies[place];
      if (!request || !reply) return [];
      return {
        ...{ taskId, workspaceId, receivedAt },
        ...{ request: request.bytes, requestSha256: request.sha256 },
        ...{ reply: reply.bytes, replySha256: reply.sha256 },
      };
    }),
  );
  await insertImportedKeys(
    tx,
    { workspaceId, importId },
    saved.map(({ line: { line, answer, contentHash }, taskId }) => ({
      ...{ taskId, line, contentHash },
      externalId: answer.externalId,
    })),
  );
  return { citations: citations.length };
}

const taskOf = ({ engine, model, country, answeredAt }: ImportedAnswer) => ({
  engine,
  model,
  // By the name it has on the wire, as a question that is asked in a country has it.
  parameters: country === null ? {} : { web_search_country_iso_code: country },
  answeredAt: new Date(answeredAt),
});

/** A text as the raw record keeps it. Lines come by the hundred thousand: quickly rather than smallest. */
const packed = async (text: string) => ({
  bytes: Uint8Array.from(await gzip(text, { level: 1 })),
  sha256: createHash("sha256").update(text).digest("hex"),
});
