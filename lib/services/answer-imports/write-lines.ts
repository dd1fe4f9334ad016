import "server-only";
import { insertAnswers } from "@/lib/db/sql/answers/insert-answers";
import { insertCitations } from "@/lib/db/sql/answers/insert-citations";
import { keepRawReplies } from "@/lib/db/sql/answers/keep-raw-replies";
import { noteUnread } from "@/lib/db/sql/search/unread-answers";
import { findImported } from "@/lib/db/sql/imports/find-imported";
import {
  insertImportedKeys,
  insertImportedTasks,
  type ImportedKey,
} from "@/lib/db/sql/imports/insert-imported";
import { noteOldRedirects } from "@/lib/db/sql/redirects/note-redirects";
import type { Queryable } from "@/lib/db/columns";
import type { Transaction } from "@/lib/db/transaction";
import type { ImportedAnswer, LineProblem } from "@/lib/domain/answers/answer-import";
import type { LineFormat } from "@/lib/reading/imported/line-format";
import type { NumberedLine } from "@/lib/reading/imported/sort-lines";
import { READING_VERSIONS } from "@/lib/reading/versions";
import type { Context } from "@/lib/services/context";
import type { Named } from "./keep-library";
import { packed, readyLine, type ReadyLine } from "./ready-lines";

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
  const found = keys.length === 0 ? [] : await findImported(db, workspaceId, keys);
  const known = new Map(
    found.map(({ externalId, contentHash }) => [keyOf(externalId, contentHash), { contentHash }]),
  );
  const compared: Compared = { fresh: [], already: 0, changed: [] };
  lines.forEach((line) => {
    const before = known.get(keyOf(line.answer.externalId, line.contentHash));
    if (!before) compared.fresh.push(line);
    else if (before.contentHash?.equals(line.contentHash) ?? true) compared.already += 1;
    else compared.changed.push(changedProblem(line));
  });
  return compared;
}

const keyOf = (externalId: string | null, contentHash: Buffer | null): string =>
  externalId === null ? String(contentHash?.toString("latin1")) : `=${externalId}`;

const changedProblem = ({ line }: NumberedLine): LineProblem => ({
  line,
  field: "external_id",
  message: "An answer with this id was imported before, and says something else. It stays as it is.",
});

export interface ImportOfLines {
  runId: string;
  createdById: string | null;
  format: LineFormat;
  /** What was made of its lines already. */
  ready: ReadonlyMap<NumberedLine, ReadyLine>;
  /** What each line names in the library. */
  named: readonly Named[];
}

/** What was written of lines, and is to be known by its keys. */
export interface WrittenLines {
  keys: ImportedKey[];
  /** Cited addresses that only lead to their source. */
  redirects: string[];
}

/**
 * Writes lines of which a workspace has none as answers: tasks of the import's run, answers, citations, and the lines
 * themselves as raw records; a few statements whatever their number. What they are found by is read afterwards, in the
 * background. No entry of the ledger: what an imported answer cost, somebody paid elsewhere. Nothing of it is in the way
 * of whoever writes other lines at the same time.
 */
export async function writeLines(
  ctx: Context & { tx: Transaction },
  { runId, createdById, format, ready, named }: ImportOfLines,
  lines: readonly NumberedLine[],
): Promise<WrittenLines> {
  if (lines.length === 0) return { keys: [], redirects: [] };
  const { tx, workspaceId } = ctx;
  const receivedAt = ctx.now();
  const made = lines.map((line) => ready.get(line) ?? readyLine(line));
  const taskIds = await insertImportedTasks(
    tx,
    { workspaceId, runId, createdById },
    lines.flatMap(({ answer, cell, repeat }, place) => {
      const names = named[place];
      const webSearch = made[place]?.read.webSearchDone ?? false;
      return names ? [{ ...names, cell, repeat, webSearch, ...taskOf(answer) }] : [];
    }),
  );
  const saved = lines.flatMap((line, place) => {
    const [taskId, its] = [taskIds[place], made[place]];
    if (taskId === undefined || !its) throw new Error("a line was not written");
    return [{ line, taskId, ...its, answeredAt: new Date(line.answer.answeredAt) }];
  });
  await insertAnswers(
    tx,
    saved.map(({ line: { answer }, taskId, answeredAt, read: { citations, ...read } }) => ({
      ...read,
      ...{ taskId, answeredAt, workspaceId },
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
  const citations = saved.flatMap(({ line, taskId, answeredAt, read }) =>
    read.citations.map((one) => ({ ...one, workspaceId, taskId, engine: line.answer.engine, answeredAt })),
  );
  await insertCitations(tx, citations);
  await noteUnread(tx, workspaceId, taskIds);
  const request = packed(JSON.stringify(format));
  await keepRawReplies(
    tx,
    saved.map(({ taskId, raw }) => ({
      ...{ taskId, workspaceId, receivedAt },
      ...{ request: request.bytes, requestSha256: request.sha256 },
      ...{ reply: raw.bytes, replySha256: raw.sha256 },
    })),
  );
  return {
    keys: saved.map(({ line: { line, answer, contentHash }, taskId }) => ({
      ...{ taskId, line, contentHash },
      externalId: answer.externalId,
    })),
    redirects: citations.flatMap(({ resolvedUrl, rawUrl }) => (resolvedUrl === null ? [rawUrl] : [])),
  };
}

/** Writes of lines what others that are written at the same time may have, too: whoever comes second waits, or is refused. */
export async function writeKeys(
  { tx, workspaceId }: Context & { tx: Transaction },
  importId: string,
  { keys, redirects }: WrittenLines,
): Promise<void> {
  if (keys.length === 0) return;
  await noteOldRedirects(tx, workspaceId, redirects);
  await insertImportedKeys(tx, { workspaceId, importId }, keys);
}

const taskOf = ({ engine, model, country, answeredAt }: ImportedAnswer) => ({
  engine,
  model,
  // By the name it has on the wire, as a question that is asked in a country has it.
  parameters: country === null ? {} : { web_search_country_iso_code: country },
  answeredAt: new Date(answeredAt),
});
