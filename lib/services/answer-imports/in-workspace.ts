import "server-only";
import type { Prisma } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";
import { importCountsSchema, lineProblemSchema } from "@/lib/domain/answers/answer-import";
import type { ImportState } from "@/lib/domain/answers/import-words";
import type { ImportView } from "@/lib/domain/answers/answer-import-view";
import { lineFormatSchema, type LineFormat } from "@/lib/reading/imported/line-format";
import { prismaOf, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

export type ImportRow = Prisma.AnswerImportGetPayload<object>;

/** An import of the workspace, or `not_found`. */
export async function getImportInWorkspace(ctx: Context, id: string): Promise<ImportRow> {
  const row = await prismaOf(ctx).answerImport.findFirst({
    where: { id: parseId(id, "import"), workspaceId: ctx.workspaceId },
  });
  return found(row, "import");
}

/** How an import's lines are read, once its file is whole. */
export const formatOf = ({ format }: Pick<ImportRow, "format">): LineFormat | null =>
  lineFormatSchema.safeParse(format).data ?? null;

/** Moves an import from one of some states to the next. Throws `conflict` where somebody else has moved it. */
export async function moveImport(
  ctx: Context,
  id: string,
  from: readonly ImportState[],
  data: Prisma.AnswerImportUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await prismaOf(ctx).answerImport.updateMany({
    where: { id, workspaceId: ctx.workspaceId, state: { in: [...from] } },
    data,
  });
  if (count === 0)
    throw new AppError("conflict", {
      message: "This import has gone on meanwhile. Look at where it stands.",
    });
}

/** An import as its screen shows it. */
export function toImportView(row: ImportRow, by: string | null): ImportView {
  const format = formatOf(row);
  return {
    id: row.id,
    state: row.state,
    fileName: row.fileName,
    bytes: Number(row.bytes),
    encoding: row.encoding,
    csv:
      format?.format === "csv"
        ? { separator: format.separator, header: format.header, columns: format.columns }
        : null,
    isWhole: format !== null,
    bytesRead: Number(row.bytesRead),
    counts: importCountsSchema.parse(row.counts),
    problems: lineProblemSchema.array().parse(row.problems),
    failure: row.failure,
    runId: row.runId,
    by,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
