import "server-only";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { countPieces } from "@/lib/db/sql/datasets/dataset-import";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { DATASET_IMPORT_LIMITS } from "@/lib/domain/exports/dataset-import-limits";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import {
  memberId,
  prismaOf,
  requirePermission,
  sqlOf,
  type Call,
  type Context,
} from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { requireEmpty } from "./require-empty";
import { requireRoom } from "./require-room";

const { bytes: MOST, pieceBytes, fileNameChars } = DATASET_IMPORT_LIMITS;

const fileSchema = z.object({
  fileName: typedText("The file's name")
    .trim()
    .min(1, "Give the file a name.")
    .check(maxChars(fileNameChars)),
  bytes: z.int().min(1, "There is nothing in this file."),
});

/**
 * Begins to bring a dataset into an empty workspace: its file, so long, comes in pieces. An upload that nobody went on with
 * makes room. Throws `invalid` for one that is too large, `conflict` where the workspace is not empty, a dataset is being
 * imported, or the disk has no room.
 */
export async function openDatasetImport({
  ctx,
  input,
}: Call<{ fileName: string; bytes: number }>): Promise<{ id: string }> {
  requirePermission(ctx, "workspace:edit");
  const { fileName, bytes } = fileSchema.parse(input);
  if (bytes > MOST)
    throw refusedFile(`The file is larger than ${MOST / 1024 ** 3} GB. Use the command import-dataset.`);
  await requireEmpty(sqlOf(ctx), ctx);
  await requireRoom(bytes);
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    await tx.query({
      text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
      values: [`dataset of ${workspaceId}`],
    });
    await tx.prisma.datasetImport.deleteMany({ where: { workspaceId, state: { not: "importing" } } });
    if ((await tx.prisma.datasetImport.count({ where: { workspaceId } })) > 0)
      throw new AppError("conflict", { message: "A dataset is being imported here already." });
    const opened = await tx.prisma.datasetImport.create({
      data: { workspaceId, fileName, bytes, createdById: memberId(ctx), createdAt: ctx.now() },
      select: { id: true },
    });
    const after = { fileName, bytes };
    await recordDecision(tx, ctx, { workspaceId, action: "dataset.upload", entityId: opened.id, after });
    return opened;
  });
}

/** Keeps a piece of a dataset's file, from 0; sent again it stays as it was. Throws `invalid` for one of another length. */
export async function addDatasetPiece({
  ctx,
  input: { id, number, bytes },
}: Call<{ id: string; number: number; bytes: Uint8Array<ArrayBuffer> }>): Promise<void> {
  requirePermission(ctx, "workspace:edit");
  const { id: importId, state, bytes: whole } = await getDatasetInWorkspace(ctx, id);
  if (state !== "uploading") throw refusedFile("The file is whole already.");
  const expected = Math.min(pieceBytes, Number(whole) - number * pieceBytes);
  if (number < 0 || expected <= 0 || bytes.length !== expected)
    throw refusedFile("This is no piece of the file that was begun. Choose the file again.");
  await prismaOf(ctx).datasetImportPiece.createMany({
    data: { importId, workspaceId: ctx.workspaceId, number, bytes },
    skipDuplicates: true,
  });
}

const refusedFile = (message: string) => new AppError("invalid", { message, fields: { file: message } });

/**
 * Has a dataset imported whose pieces are all there, or one that was refused tried again; a worker does it. Throws
 * `invalid` where a piece is missing, `conflict` where it is under way or done.
 */
export async function startDatasetImport({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "workspace:edit");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, fileName, bytes } = await getDatasetInWorkspace(ctx, input.id);
    const kept = await countPieces(tx, { id, workspaceId });
    const { count } = await tx.prisma.datasetImport.updateMany({
      where: { id, workspaceId, state: { in: ["uploading", "refused"] } },
      data: { state: "importing", failure: null, finishedAt: null },
    });
    if (count === 0)
      throw new AppError("conflict", { message: "This dataset is being imported, or was imported already." });
    if (kept.bytes !== Number(bytes))
      throw refusedFile("A piece of the file did not arrive. Choose it again.");
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "dataset.start",
      entityId: id,
      after: { fileName },
    });
  });
}

/**
 * Throws away a dataset that is not imported: an upload, one that was refused, or one that is being imported, of which then
 * nothing comes. Throws `conflict` for one that is done.
 */
export async function discardDatasetImport({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "workspace:edit");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, fileName } = await getDatasetInWorkspace(ctx, input.id);
    const { count } = await tx.prisma.datasetImport.deleteMany({
      where: { id, workspaceId, state: { not: "done" } },
    });
    if (count === 0) throw new AppError("conflict", { message: "This dataset was imported." });
    const before = { fileName };
    await recordDecision(tx, ctx, { workspaceId, action: "dataset.discard", entityId: id, before });
  });
}

const getDatasetInWorkspace = async (ctx: Context, id: string) =>
  found(
    await prismaOf(ctx).datasetImport.findFirst({
      where: { id: parseId(id, "import"), workspaceId: ctx.workspaceId },
    }),
    "import",
  );
