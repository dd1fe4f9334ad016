import "server-only";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { ANSWER_IMPORT_LIMITS, REQUIRED_FIELDS } from "@/lib/domain/answers/import-words";
import { mappingSchema, type ImportView } from "@/lib/domain/answers/answer-import-view";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { guessFormat } from "@/lib/reading/imported/guess-format";
import type { LineFormat } from "@/lib/reading/imported/line-format";
import { memberId, requirePermission, sqlOf, type Call } from "@/lib/services/context";
import { decoderOf, encodingOf } from "@/lib/spreadsheet/decode-text";
import { formatOf, getImportInWorkspace, moveImport, toImportView } from "./in-workspace";
import { keepPiece, surveyPieces } from "./pieces";

const fileNameSchema = typedText("The file's name")
  .trim()
  .min(1, "Give the file a name.")
  .check(maxChars(ANSWER_IMPORT_LIMITS.fileNameChars));

/** Begins an import: its file comes in pieces. */
export async function openImport({ ctx, input }: Call<{ fileName: string }>): Promise<{ id: string }> {
  requirePermission(ctx, "answer:import");
  const fileName = fileNameSchema.parse(input.fileName);
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const opened = await tx.prisma.answerImport.create({
      data: { workspaceId, fileName, createdById: memberId(ctx), createdAt: ctx.now() },
      select: { id: true },
    });
    const decision = { action: "answer_import.upload", entityId: opened.id, after: { fileName } } as const;
    await recordDecision(tx, ctx, { workspaceId, ...decision });
    return opened;
  });
}

const MOST = ANSWER_IMPORT_LIMITS.bytes / ANSWER_IMPORT_LIMITS.pieceBytes;

const numberSchema = z
  .int()
  .min(0)
  .max(MOST - 1, `The file is larger than ${ANSWER_IMPORT_LIMITS.bytes / 1024 ** 3} GB. Split it.`);

/** Keeps a piece of an import's file, from 0; sent again it stays as it was. Throws `invalid`, naming the limit. */
export async function addPiece({
  ctx,
  input,
}: Call<{ id: string; number: number; bytes: Uint8Array }>): Promise<void> {
  requirePermission(ctx, "answer:import");
  const { id: importId, state, format } = await getImportInWorkspace(ctx, input.id);
  const number = numberSchema.parse(input.number);
  if (state !== "uploading" || format !== null) throw refused("The file is whole already.");
  if (input.bytes.length > ANSWER_IMPORT_LIMITS.pieceBytes)
    throw refused(`A piece has at most ${ANSWER_IMPORT_LIMITS.pieceBytes.toLocaleString("en")} bytes.`);
  await keepPiece(sqlOf(ctx), { ...{ importId, number, bytes: input.bytes }, workspaceId: ctx.workspaceId });
}

const refused = (message: string) => new AppError("invalid", { message, fields: { file: message } });

/**
 * Ends an upload of so many pieces: finds out its encoding and how its lines are read. JSON Lines are looked through at
 * once; of CSV somebody says first what its columns are (`mapColumns`). Throws `invalid` for what is no such file.
 */
export async function finishUpload({
  ctx,
  input,
}: Call<{ id: string; pieces: number }>): Promise<ImportView> {
  requirePermission(ctx, "answer:import");
  const row = await getImportInWorkspace(ctx, input.id);
  if (formatOf(row)) return toImportView(row, null);
  const { bytes, pieces, beginning, isUtf8 } = await surveyPieces(sqlOf(ctx), row.id);
  if (pieces !== input.pieces || bytes === 0)
    throw refused(bytes === 0 ? "There is nothing in this file." : "A piece of the file did not arrive.");
  const encoding = encodingOf(beginning, isUtf8);
  if (!encoding)
    throw refused("This is a workbook or an archive, not a text. Save the sheet as CSV, or unpack the file.");
  const format = guessFormat(decoderOf(encoding)(beginning, false), row.fileName);
  if (!format) throw refused("There is nothing in this file.");
  await moveImport(ctx, row.id, ["uploading"], {
    ...{ bytes, encoding, format },
    ...(format.format === "jsonl" ? { state: "checking" } : {}),
  });
  return toImportView(await getImportInWorkspace(ctx, row.id), null);
}

/**
 * Says what the columns of CSV are, and has the file looked through. Throws `invalid` where a field stands twice or one
 * that every answer needs is missing.
 */
export async function mapColumns({
  ctx,
  input,
}: Call<{ id: string; columns: readonly (string | null)[] }>): Promise<void> {
  requirePermission(ctx, "answer:import");
  const row = await getImportInWorkspace(ctx, input.id);
  const columns = mappingSchema.parse(input.columns);
  const format = formatOf(row);
  if (format?.format !== "csv" || format.columns.length !== columns.length)
    throw new AppError("conflict", { message: "These are not the columns of this file." });
  const named = columns.filter((field) => field !== null);
  const twice = named.find((field, place) => named.indexOf(field) !== place);
  if (twice) throw columnsRefused(`${twice} stands for two columns.`);
  const missing = REQUIRED_FIELDS.filter((field) => !named.includes(field));
  if (missing.length > 0) throw columnsRefused(`No column is ${missing.join(", nor ")}.`);
  const mapped: LineFormat = { ...format, columns };
  await moveImport(ctx, row.id, ["uploading", "checked"], {
    ...{ format: mapped, state: "checking" },
    ...FROM_THE_BEGINNING,
  });
}

const columnsRefused = (message: string) =>
  new AppError("invalid", { message, fields: { columns: message } });

/** What of an import is said anew when its file is gone through again. */
export const FROM_THE_BEGINNING = {
  place: 0,
  bytesRead: 0,
  counts: {},
  problems: [],
  leaseUntil: null,
  leaseOwner: null,
};
