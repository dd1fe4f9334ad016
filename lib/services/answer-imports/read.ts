import "server-only";
import type { ImportView } from "@/lib/domain/answers/answer-import-view";
import type { LineProblem } from "@/lib/domain/answers/answer-import";
import { fileLines } from "@/lib/reading/imported/file-lines";
import { lineSorter } from "@/lib/reading/imported/sort-lines";
import { prismaOf, requirePermission, sqlOf, type Call, type Context } from "@/lib/services/context";
import { found } from "@/lib/services/ids";
import { ENCODINGS } from "@/lib/spreadsheet/decode-text";
import { namesOf } from "@/lib/services/names-of";
import { formatOf, getImportInWorkspace, toImportView, type ImportRow } from "./in-workspace";
import { readTexts } from "./pieces";
import { compareLines } from "./write-lines";

/** Imports that the screen lists. */
const LISTED = 50;

/** An import as it stands. Throws `not_found`. */
export async function getImport({ ctx, input }: Call<{ id: string }>): Promise<ImportView> {
  requirePermission(ctx, "answer:import");
  const [view] = await toViews(ctx, [await getImportInWorkspace(ctx, input.id)]);
  return found(view ?? null, "import");
}

/** A workspace's newest imports. */
export async function listImports({ ctx }: Call): Promise<ImportView[]> {
  requirePermission(ctx, "answer:import");
  const rows = await prismaOf(ctx).answerImport.findMany({
    where: { workspaceId: ctx.workspaceId },
    orderBy: { createdAt: "desc" },
    take: LISTED,
  });
  return toViews(ctx, rows);
}

async function toViews(ctx: Context, rows: readonly ImportRow[]): Promise<ImportView[]> {
  const nameOf = await namesOf(
    ctx,
    rows.flatMap(({ createdById }) => createdById ?? []),
  );
  return rows.map((row) => toImportView(row, nameOf.get(row.createdById ?? "") ?? null));
}

/**
 * Every problem of a file that is not imported yet, by line and field, as it is gone through. Throws `not_found` where
 * the file is not kept any more.
 */
export async function exportProblems({
  ctx,
  input,
}: Call<{ id: string }>): Promise<{ fileName: string; problems: AsyncGenerator<LineProblem[]> }> {
  requirePermission(ctx, "answer:import");
  const row = await getImportInWorkspace(ctx, input.id);
  const format = found(formatOf(row), "file");
  const encoding = found(ENCODINGS.find((known) => known === row.encoding) ?? null, "file");
  found(row.state === "done" || row.state === "undone" ? null : row, "file");
  async function* go(): AsyncGenerator<LineProblem[]> {
    const sort = lineSorter();
    for await (const lines of fileLines(readTexts(sqlOf(ctx), { importId: row.id, encoding }), format)) {
      const sorted = lines.map(sort);
      const fresh = sorted.flatMap((one) => (one.outcome === "fresh" ? [one.line] : []));
      const { changed } = await compareLines(sqlOf(ctx), ctx.workspaceId, fresh);
      const told = sorted.flatMap((one) =>
        one.outcome === "fresh" ? [] : one.problems.map((problem) => ({ line: one.at, ...problem })),
      );
      const problems = [...told, ...changed].sort((a, b) => a.line - b.line);
      if (problems.length > 0) yield problems;
    }
  }
  return { fileName: row.fileName, problems: go() };
}
