import "server-only";
import { createHash } from "node:crypto";
import { insertFamilies } from "@/lib/db/sql/library/insert-families";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import {
  type Correction,
  IMPORT_COLUMNS,
  type ImportReport,
  type LeftOutState,
  LISTED_ROWS_MAX,
} from "@/lib/domain/library/prompt-import";
import type { NewPrompt } from "@/lib/domain/library/prompt-set";
import { memberId, prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { addAsChange } from "@/lib/services/prompt-sets/add-as-change";
import { getPromptSetInWorkspace, lockSetInUse } from "@/lib/services/prompt-sets/in-workspace";
import { LIBRARY_LIMITS } from "@/lib/domain/library/library-limits";
import { placeName } from "@/lib/format/market-name";
import { shorten } from "@/lib/format/text";
import { readMarket, writeMarket } from "@/lib/spreadsheet/market-code";
import { protectCell } from "@/lib/spreadsheet/protect-cell";
import { type GoodRow, planImport, type ImportPlan } from "./plan-import";
import { readKnown } from "./read-known";
import { readRows, type ReadFile } from "./read-rows";

export interface ImportInput {
  setId: string;
  /** Null for what was pasted. */
  fileName: string | null;
  bytes: Uint8Array;
  /** Cells put right since. */
  corrections: readonly Correction[];
  /** Makes families, and markets named by language and country, that are not there yet. */
  makeMissing: boolean;
}

/** What importing a file would do: nothing is written. */
export async function checkImport({ ctx, input }: Call<ImportInput>): Promise<ImportReport> {
  requirePermission(ctx, "prompt:write");
  const { id: setId } = await getPromptSetInWorkspace(ctx, input.setId);
  const file = readRows(input.bytes, input.corrections);
  const plan = planImport(file, await readKnown(ctx, setId), input);
  return report(file, plan, {
    changeId: null,
    importedBefore: await importedBefore(ctx, setId, input.bytes),
  });
}

/**
 * Every row of a file that would not be imported as it stands, in the file's order, with why: as cells of a spreadsheet
 * that can be put right and imported.
 */
export async function exportLeftOut({ ctx, input }: Call<ImportInput>): Promise<{
  header: string[];
  rows: (string | number | null)[][];
}> {
  requirePermission(ctx, "prompt:write");
  const { id: setId } = await getPromptSetInWorkspace(ctx, input.setId);
  const { leftOut } = planImport(
    readRows(input.bytes, input.corrections),
    await readKnown(ctx, setId),
    input,
  );
  return {
    header: [...IMPORT_COLUMNS, "line", "problem"],
    rows: leftOut.map(({ line, problems, cells }) => [
      ...IMPORT_COLUMNS.map((column) => protectCell(cells[column] ?? "")),
      line,
      problems.map(({ column, message }) => `${column}: ${message}`).join(" "),
    ]),
  };
}

/**
 * Imports the rows that are in order into a set, in one transaction and as one act that can be undone. The same file
 * again adds nothing. Throws `conflict` for a set that is archived.
 */
export async function importPrompts({ ctx, input }: Call<ImportInput>): Promise<ImportReport> {
  requirePermission(ctx, "prompt:write");
  const file = readRows(input.bytes, input.corrections);
  return withTransaction(ctx, async (inside) => {
    const { id: setId } = await lockSetInUse(inside, input.setId);
    const before = await importedBefore(inside, setId, input.bytes);
    const plan = planImport(file, await readKnown(inside, setId), input);
    const { prompts, families } = await makePrompts(inside, setId, plan);
    const { changeId } =
      prompts.length === 0
        ? { changeId: null }
        : await addAsChange(inside, {
            setId,
            kind: input.fileName === null ? "paste" : "import",
            prompts,
            families,
            file: { name: input.fileName, hash: hashOf(input.bytes) },
          });
    return report(file, plan, { changeId, importedBefore: before });
  });
}

/** The prompts of a plan, whose missing markets and families are made, and the ids of those families. */
async function makePrompts(
  ctx: Context & { tx: Transaction },
  setId: string,
  { good, makes }: ImportPlan,
): Promise<{ prompts: NewPrompt[]; families: string[] }> {
  const { tx, workspaceId } = ctx;
  const createdAt = ctx.now();
  const markets = await tx.prisma.market.createManyAndReturn({
    data: makes.markets.flatMap((code) => {
      const place = readMarket(code);
      if (!place) return [];
      const name = shorten(placeName(place), LIBRARY_LIMITS.marketNameChars);
      return [{ workspaceId, name, ...place, createdAt }];
    }),
  });
  const marketIds = new Map(markets.map((market) => [writeMarket(market), market.id]));
  const made = { workspaceId, setId, createdById: memberId(ctx), createdAt };
  const familyIds = await insertFamilies(tx, { ...made, names: makes.families });
  const prompts = good.map(({ row, market, persona, family }) => ({
    userPrompt: row.prompt,
    systemMessage: row.systemMessage,
    marketId: idOf(market, marketIds),
    personaId: persona?.id ?? null,
    familyId: idOf(family, familyIds),
    topic: row.topic,
    tags: row.tags,
    intent: row.intent,
    stage: row.stage,
    weight: row.weight,
  }));
  return { prompts, families: [...familyIds.values()] };
}

const idOf = (named: GoodRow["market"], made: ReadonlyMap<string, string>): string | null =>
  named && ("id" in named ? named.id : (made.get(named.missing) ?? null));

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** When the same bytes were imported into a set, and are not undone. ISO date and time. */
async function importedBefore(ctx: Context, setId: string, bytes: Uint8Array): Promise<string | null> {
  const change = await prismaOf(ctx).libraryChange.findFirst({
    where: { workspaceId: ctx.workspaceId, setId, fileHash: hashOf(bytes), undoneAt: null },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  return change?.createdAt.toISOString() ?? null;
}

const RANK: Record<LeftOutState, number> = { wrong: 0, twice: 1, already: 2 };

/** New questions that a report shows. */
const SAMPLE_ROWS = 8;

function report(
  { notes, columns, rows }: ReadFile,
  { good, leftOut, makes }: ImportPlan,
  kept: Pick<ImportReport, "changeId" | "importedBefore">,
): ImportReport {
  const count = (state: LeftOutState) => leftOut.filter((row) => row.state === state).length;
  return {
    notes,
    columns,
    rows: rows.length,
    fresh: good.length,
    leftOut: { wrong: count("wrong"), twice: count("twice"), already: count("already") },
    listed: leftOut.toSorted((a, b) => RANK[a.state] - RANK[b.state]).slice(0, LISTED_ROWS_MAX),
    sample: good.slice(0, SAMPLE_ROWS).map(({ row }) => row),
    makes,
    ...kept,
  };
}
