import "server-only";
import { randomUUID } from "node:crypto";
import {
  claimImport,
  deleteImported,
  deleteImportedPrompts,
  deleteLeftImports,
  endImportStage,
  leaveImport,
  noteImportPlace,
  type ClaimedImport,
} from "@/lib/db/sql/imports/import-work";
import { isRefusedWrite } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import {
  countProblems,
  importCountsSchema,
  lineProblemSchema,
  type ImportCounts,
  type LineProblem,
} from "@/lib/domain/answers/answer-import";
import { LISTED_PROBLEMS_MAX } from "@/lib/domain/answers/import-words";
import type { LineFormat } from "@/lib/reading/imported/line-format";
import type { NumberedLine, SortedLine } from "@/lib/reading/imported/sort-lines";
import {
  prismaOf,
  requireOperator,
  sqlOf,
  type Context,
  type InstanceCall,
  type InstanceContext,
} from "@/lib/services/context";
import { oneAhead } from "@/lib/services/one-ahead";
import { ENCODINGS } from "@/lib/spreadsheet/decode-text";
import { formatOf, type ImportRow } from "./in-workspace";
import { readTexts } from "./pieces";
import { batchesOf, type Batch } from "./ready-lines";
import { compareLines, writeLines } from "./write-lines";

/** How long whoever works on an import may be believed to be alive. */
const LEASE_MS = 60_000;
/** Answers that are deleted in one. */
const DELETED_AT_ONCE = 1_000;
/** Before an upload that nobody went on with is thrown away. */
const LEFT_DAYS = 7;

/**
 * Works on an import that is under way and that nobody holds, until it is through or the signal comes: looks its file
 * through, imports it, or takes it out again. What one transaction has written, its place says, so that whoever goes on
 * after a kill writes nothing twice and leaves nothing out. Returns whether there was one.
 */
export async function continueImports({
  ctx,
  input: { signal, id = null },
}: InstanceCall<{ signal: AbortSignal; id?: string | null }>): Promise<boolean> {
  requireOperator(ctx);
  if (id === null) await deleteLeftImports(sqlOf(ctx), LEFT_DAYS);
  const owner = randomUUID();
  const claimed = await claimImport(sqlOf(ctx), { id, owner, leaseMs: LEASE_MS });
  if (!claimed) return false;
  try {
    await workOn(ctx, claimed, { owner, signal });
  } finally {
    await leaveImport(sqlOf(ctx), { id: claimed.id, owner });
  }
  return true;
}

interface Held {
  owner: string;
  signal: AbortSignal;
}

async function workOn(outer: InstanceContext, { id, workspaceId }: ClaimedImport, held: Held): Promise<void> {
  const row = await prismaOf(outer).answerImport.findUniqueOrThrow({ where: { id } });
  const ctx: Context = { ...outer, workspaceId, actor: { kind: "system", job: "answer import" } };
  if (row.state === "undoing") return takeOut(ctx, row, held);
  const isThrough = await goThrough(ctx, row, held);
  if (!isThrough) return;
  const state = row.state === "importing" ? "done" : "checked";
  await withTransaction(ctx, async ({ tx }) => {
    const isOurs = await endImportStage(tx, { id, owner: held.owner, state, at: ctx.now() });
    // The lines are with their answers now.
    if (isOurs && state === "done") await tx.prisma.answerImportPiece.deleteMany({ where: { importId: id } });
  });
}

/** Goes through a file from where the import is. Returns whether it came to its end. */
async function goThrough(ctx: Context, row: ImportRow, { owner, signal }: Held): Promise<boolean> {
  const format = formatOf(row);
  const encoding = ENCODINGS.find((known) => known === row.encoding);
  if (!format || !encoding) throw new Error(`import ${row.id} is under way before its file is whole`);
  const progress: Progress = {
    row,
    format,
    owner,
    place: row.place,
    counts: importCountsSchema.parse(row.counts),
    problems: lineProblemSchema.array().parse(row.problems),
  };
  let bytesRead = 0;
  const texts = readTexts(sqlOf(ctx), { importId: row.id, encoding }, (bytes) => {
    bytesRead = bytes;
  });
  const isImporting = row.state === "importing";
  const file = { texts, format, behind: row.place, isImporting, bytesRead: () => bytesRead };
  // The next lines are read while the database writes these.
  for await (const batch of oneAhead(batchesOf(file)))
    if (signal.aborted || !(await take(ctx, progress, batch))) return false;
  return !signal.aborted;
}

/** How far an import is, as it was noted last. */
interface Progress {
  row: ImportRow;
  format: LineFormat;
  owner: string;
  place: number;
  counts: ImportCounts;
  problems: LineProblem[];
}

/**
 * Takes the next lines of a file, in one transaction. Where the database refuses them together, half of them are tried,
 * and so on, until the one it refuses is told as a problem. False where the import is somebody else's now.
 */
async function take(ctx: Context, progress: Progress, batch: Batch): Promise<boolean> {
  try {
    await takeTogether(ctx, progress, batch);
    return true;
  } catch (error) {
    if (error instanceof LostImport) return false;
    if (!isRefusedWrite(error)) throw error;
    const { lines } = batch;
    const [only] = lines;
    if (lines.length > 1) {
      const half = Math.ceil(lines.length / 2);
      const [first, second] = [lines.slice(0, half), lines.slice(half)];
      return (
        (await take(ctx, progress, { ...batch, lines: first })) &&
        take(ctx, progress, { ...batch, lines: second })
      );
    }
    if (only?.outcome !== "fresh") throw error;
    return take(ctx, progress, { ...batch, lines: [refused(only.line)] });
  }
}

const refused = ({ place, line }: NumberedLine): SortedLine => ({
  ...{ outcome: "wrong", place, at: line },
  problems: [{ field: "line", message: "It can't be kept as it is." }],
});

async function takeTogether(
  outer: Context,
  progress: Progress,
  { lines, ready, bytesRead }: Batch,
): Promise<void> {
  const { row, format, owner, place: from } = progress;
  const isImporting = row.state === "importing";
  const place = Math.max(from, ...lines.map(placeOf));
  const candidates = lines.flatMap((one) => (one.outcome === "fresh" ? [one.line] : []));
  const noted = await withTransaction(outer, async (ctx) => {
    const { tx, workspaceId } = ctx;
    // Two imports of a workspace that have the same answer write it once.
    if (isImporting)
      await tx.query({
        text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
        values: [`answer imports ${workspaceId}`],
      });
    const { fresh, already, changed } = await compareLines(tx, workspaceId, candidates);
    const { citations } =
      isImporting && row.runId !== null
        ? await writeLines(
            ctx,
            { importId: row.id, runId: row.runId, createdById: row.createdById, format, ready },
            fresh,
          )
        : { citations: fresh.reduce((sum, { answer }) => sum + answer.citations.length, 0) };
    const told = [...problemsOf(lines), ...changed];
    const counts = addTo(progress.counts, lines, {
      ...{ fresh: fresh.length, already, changed: changed.length, citations },
    });
    const to = {
      ...{ place, bytesRead },
      counts: { ...counts, problems: countProblems(progress.counts.problems, told) },
      problems: [...progress.problems, ...told].slice(0, LISTED_PROBLEMS_MAX),
    };
    const isOurs = await noteImportPlace(tx, { id: row.id, owner, leaseMs: LEASE_MS, from, to });
    if (!isOurs) throw new LostImport();
    return to;
  });
  Object.assign(progress, noted);
}

/** Somebody else works on the import now, or it was stopped. */
class LostImport extends Error {}

const placeOf = (one: SortedLine): number => (one.outcome === "fresh" ? one.line.place : one.place);

function addTo(
  before: ImportCounts,
  lines: readonly SortedLine[],
  more: { fresh: number; already: number; changed: number; citations: number },
): Omit<ImportCounts, "problems"> {
  const count = (outcome: SortedLine["outcome"]) => lines.filter((one) => one.outcome === outcome).length;
  return {
    fresh: before.fresh + more.fresh,
    already: before.already + more.already,
    twice: before.twice + count("twice"),
    changed: before.changed + count("changed") + more.changed,
    wrong: before.wrong + count("wrong"),
    citations: before.citations + more.citations,
  };
}

const problemsOf = (lines: readonly SortedLine[]): LineProblem[] =>
  lines.flatMap((one) =>
    one.outcome === "fresh" ? [] : one.problems.map((problem) => ({ line: one.at, ...problem })),
  );

/** Deletes what an import has written, and nothing else. */
async function takeOut(ctx: Context, { id, runId }: ImportRow, { owner, signal }: Held): Promise<void> {
  for (;;) {
    if (signal.aborted) return;
    const deleted = await deleteImported(sqlOf(ctx), { importId: id, most: DELETED_AT_ONCE });
    if (deleted === 0) break;
  }
  await withTransaction(ctx, async ({ tx }) => {
    await deleteImportedPrompts(tx, id);
    if (runId !== null) await tx.prisma.run.deleteMany({ where: { id: runId, kind: "import" } });
    await endImportStage(tx, { id, owner, state: "undone", at: ctx.now() });
  });
}
