import "server-only";
import { randomUUID } from "node:crypto";
import {
  claimImport,
  deleteImported,
  deleteImportedPrompts,
  deleteLeftImports,
  endImportStage,
  holdImport,
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
import { inTurn } from "@/lib/services/in-turn";
import { oneAhead } from "@/lib/services/one-ahead";
import { ENCODINGS } from "@/lib/spreadsheet/decode-text";
import { formatOf, type ImportRow } from "./in-workspace";
import { readTexts } from "./pieces";
import { keepLibrary, type Named } from "./keep-library";
import { batchesOf, type Batch } from "./ready-lines";
import { compareLines, writeKeys, writeLines, type Compared } from "./write-lines";

/** How long whoever works on an import may be believed to be alive. */
const LEASE_MS = 60_000;
/** Transactions that are under way at once: each has a process of the database to itself. They end in their order. */
const AT_ONCE = 2;
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
  const counts = await goThrough(ctx, row, held);
  if (!counts) return;
  // What brought nothing has no run, and its file stays to be looked at.
  const state = row.state === "importing" && counts.fresh > 0 ? "done" : "checked";
  await withTransaction(ctx, async ({ tx }) => {
    const isOurs = await endImportStage(tx, { id, owner: held.owner, state, at: ctx.now() });
    if (!isOurs) return;
    // The lines are with their answers now.
    if (state === "done") await tx.prisma.answerImportPiece.deleteMany({ where: { importId: id } });
    else if (row.runId !== null) await tx.prisma.run.deleteMany({ where: { id: row.runId, kind: "import" } });
  });
}

/** Goes through a file from where the import is. Returns what became of its lines; null where it did not come to its end. */
async function goThrough(
  ctx: Context,
  row: ImportRow,
  { owner, signal }: Held,
): Promise<ImportCounts | null> {
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
  const batches = lookedThrough(ctx, progress, until(signal, oneAhead(batchesOf(file))));
  const isThrough = await inTurn(batches, AT_ONCE, {
    attempt: async ({ looked }, turn) => {
      if (!looked) throw new Error("these lines are looked up in parts");
      await write(ctx, progress, looked, turn);
    },
    insist: ({ batch }) => take(ctx, progress, batch),
  });
  return isThrough && !signal.aborted ? progress.counts : null;
}

async function* until<Item>(signal: AbortSignal, items: AsyncIterable<Item>): AsyncGenerator<Item> {
  for await (const item of items) {
    if (signal.aborted) return;
    yield item;
  }
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

/** Some lines, and what has to be known before they are written. */
interface Looked {
  batch: Batch;
  compared: Compared;
  /** What those that are to be written name in the library, which has it. */
  named: readonly Named[];
}

/** The same lines in their order, each looked up when those before it were; null where they can't be looked up together. */
async function* lookedThrough(
  ctx: Context,
  progress: Progress,
  batches: AsyncIterable<Batch>,
): AsyncGenerator<{ batch: Batch; looked: Looked | null }> {
  for await (const batch of batches) {
    const looked = await look(ctx, progress, batch).catch((error: unknown) => {
      if (error instanceof LostImport || isRefusedWrite(error)) return null;
      throw error;
    });
    yield { batch, looked };
  }
}

/**
 * Takes the next lines of a file. Where the database refuses them together, half of them are tried, and so on, until the
 * one it refuses is told as a problem. False where the import is somebody else's now.
 */
async function take(ctx: Context, progress: Progress, batch: Batch): Promise<boolean> {
  try {
    await write(ctx, progress, await look(ctx, progress, batch), Promise.resolve());
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

/**
 * Compares lines with what is there, and has what the new ones name in the library made, in a commit of its own: whoever
 * writes the next lines finds it. Two imports of a workspace make it once.
 */
async function look(outer: Context, { row, owner }: Progress, batch: Batch): Promise<Looked> {
  const candidates = batch.lines.flatMap((one) => (one.outcome === "fresh" ? [one.line] : []));
  const compared = await compareLines(sqlOf(outer), outer.workspaceId, candidates);
  if (row.state !== "importing" || compared.fresh.length === 0) return { batch, compared, named: [] };
  const answers = compared.fresh.map(({ answer }) => answer);
  const named = await withTransaction(outer, async (ctx) => {
    const { tx, workspaceId } = ctx;
    if (!(await holdImport(tx, { id: row.id, owner }))) throw new LostImport();
    await tx.query({
      text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
      values: [`answer imports ${workspaceId}`],
    });
    return keepLibrary(ctx, { importId: row.id, createdById: row.createdById }, answers);
  });
  return { batch, compared, named };
}

/**
 * Writes lines, in one transaction. All but what they are known by is written while those before them are; that and the
 * place come when it is their turn, so that the place says what is there, and an answer that another import of the
 * workspace writes at the same time is refused in one of the two.
 */
async function write(
  outer: Context,
  progress: Progress,
  { batch: { lines, ready, bytesRead }, compared: { fresh, already, changed }, named }: Looked,
  turn: Promise<void>,
): Promise<void> {
  const { row, format, owner } = progress;
  const { runId } = row;
  const noted = await withTransaction(outer, async (ctx) => {
    const { tx } = ctx;
    const written =
      row.state === "importing" && runId !== null
        ? await writeLines(ctx, { runId, createdById: row.createdById, format, ready, named }, fresh)
        : null;
    await turn;
    if (written) await writeKeys(ctx, row.id, written);
    const { place: from, counts, problems } = progress;
    const told = [...problemsOf(lines), ...changed];
    const to = {
      ...{ place: Math.max(from, ...lines.map(placeOf)), bytesRead },
      counts: {
        ...addTo(counts, lines, {
          fresh: fresh.length,
          already,
          changed: changed.length,
          citations: citationsOf(fresh),
        }),
        problems: countProblems(counts.problems, told),
      },
      problems: [...problems, ...told].slice(0, LISTED_PROBLEMS_MAX),
    };
    const isOurs = await noteImportPlace(tx, { id: row.id, owner, leaseMs: LEASE_MS, from, to });
    if (!isOurs) throw new LostImport();
    return to;
  });
  Object.assign(progress, noted);
}

const citationsOf = (lines: readonly NumberedLine[]): number =>
  lines.reduce((sum, { answer }) => sum + answer.citations.length, 0);

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
