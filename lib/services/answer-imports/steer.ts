import "server-only";
import { randomUUID } from "node:crypto";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { importCountsSchema } from "@/lib/domain/answers/answer-import";
import type { ImportState } from "@/lib/domain/answers/import-words";
import { requirePermission, type Call, type Context } from "@/lib/services/context";
import { getImportInWorkspace, moveImport, type ImportRow } from "./in-workspace";
import { FROM_THE_BEGINNING } from "./upload";

/** Has a file that was looked through imported: makes its run. Throws `conflict` where it is not at that. */
export async function startImport({ ctx, input }: Call<{ id: string }>): Promise<{ runId: string }> {
  requirePermission(ctx, "answer:import");
  return withTransaction(ctx, async (ctx) => {
    const row = await getImportInWorkspace(ctx, input.id);
    const { fresh: answers } = importCountsSchema.parse(row.counts);
    if (row.state === "checked" && answers === 0)
      throw new AppError("conflict", { message: "There is no answer in this file that is new here." });
    return begin(ctx, row, ["checked"], { answers });
  });
}

/**
 * The same for a file that is whole, without a dry run: each line is looked at when it is its turn. Where nothing in it
 * is new, that is found out at its end, and it stands there as one that was looked through.
 */
export async function importUnseen({ ctx, input }: Call<{ id: string }>): Promise<{ runId: string }> {
  requirePermission(ctx, "answer:import");
  return withTransaction(ctx, async (ctx) =>
    begin(ctx, await getImportInWorkspace(ctx, input.id), ["checking", "checked"], {}),
  );
}

async function begin(
  ctx: Context & { tx: Transaction },
  row: ImportRow,
  from: readonly ImportState[],
  known: { answers?: number },
): Promise<{ runId: string }> {
  const { tx, workspaceId } = ctx;
  const at = ctx.now();
  const { id: runId } = await tx.prisma.run.create({
    data: {
      ...{ workspaceId, requestKey: randomUUID(), kind: "import", plan: null, planHash: null, method: null },
      ...{ label: null, createdById: row.createdById, createdAt: at },
    },
    select: { id: true },
  });
  await moveImport(ctx, row.id, from, {
    ...FROM_THE_BEGINNING,
    ...{ state: "importing", runId, importedAt: at },
  });
  const after = { fileName: row.fileName, ...known, runId };
  await recordDecision(tx, ctx, { workspaceId, action: "answer_import.start", entityId: row.id, after });
  return { runId };
}

/**
 * Has an import's answers deleted again, with all that hangs on them, and the prompts it made that nothing else asks.
 * One that is under way stops where it is. Throws `conflict` where there is nothing to undo.
 */
export async function undoImport({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "answer:import");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const row = await getImportInWorkspace(ctx, input.id);
    await moveImport(ctx, row.id, ["importing", "done"], {
      ...{ state: "undoing", leaseUntil: null, leaseOwner: null },
    });
    const before = { fileName: row.fileName, answers: importCountsSchema.parse(row.counts).fresh };
    await recordDecision(tx, ctx, { workspaceId, action: "answer_import.undo", entityId: row.id, before });
  });
}

/** Throws away an upload that was not imported. Throws `conflict` for one that was. */
export async function discardImport({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "answer:import");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, fileName } = await getImportInWorkspace(ctx, input.id);
    const { count } = await tx.prisma.answerImport.deleteMany({
      where: { id, workspaceId, state: { in: ["uploading", "checking", "checked", "refused"] } },
    });
    if (count === 0) throw new AppError("conflict", { message: "This was imported. Undo it instead." });
    const before = { fileName };
    await recordDecision(tx, ctx, { workspaceId, action: "answer_import.discard", entityId: id, before });
  });
}
