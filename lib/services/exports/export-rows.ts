import "server-only";
import { inWorkspace } from "@/lib/db/query/workspace-reads";
import { inSnapshot, requireSnapshotRoom } from "@/lib/db/snapshot";
import { readAnswerRows } from "@/lib/db/sql/exports/answer-rows";
import { type CitedBy, readCitationRows, readSourceRows } from "@/lib/db/sql/exports/citation-rows";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import type { SourceFilter } from "@/lib/domain/answers/source-list";
import { ANSWER_COLUMNS } from "@/lib/domain/exports/answer-columns";
import { CITATION_COLUMNS, SOURCE_COLUMNS } from "@/lib/domain/exports/citation-columns";
import type { Columns, Row } from "@/lib/domain/exports/column";
import type { ExportSubject } from "@/lib/domain/exports/export";
import { rowSchema } from "@/lib/domain/exports/row-schema";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { requirePermission, type Call } from "@/lib/services/context";
import { oneAhead } from "@/lib/services/one-ahead";
import { readFilter } from "@/lib/services/search/read-search";
import { placeCitations } from "./place-citations";

/** Rows with the columns they have, read as they are asked for and all from one look at the database. */
export interface ExportedRows {
  columns: Columns;
  batches: AsyncGenerator<Row[]>;
}

/** The answers of a filter, or what they cite, as rows, oldest first; what has no answer is left out. */
export function exportAnswers({
  ctx,
  input: { subject, filter },
}: Call<{ subject: ExportSubject; filter: Zoned<AnswerFilter> }>): ExportedRows {
  requirePermission(ctx, "answer:read");
  requireSnapshotRoom();
  const { workspaceId } = ctx;
  if (subject !== "answers") return citedRows(workspaceId, subject, { answers: filter });
  const schema = rowSchema(ANSWER_COLUMNS).array();
  const batches = inSnapshot(async function* (db) {
    const searched = await readFilter(inWorkspace(workspaceId, db), filter);
    // The database reads the next rows while these are written.
    for await (const rows of oneAhead(readAnswerRows(db, workspaceId, searched)))
      yield schema.parse(
        rows.map(({ sections, ...row }) => ({ ...row, citations: placeCitations(row.citations, sections) })),
      );
  });
  return { columns: ANSWER_COLUMNS, batches };
}

/** The citations or sources of a filter of sources as rows, oldest first. */
export function exportSources({
  ctx,
  input: { subject, filter },
}: Call<{ subject: Exclude<ExportSubject, "answers">; filter: Zoned<SourceFilter> }>): ExportedRows {
  requirePermission(ctx, "source:read");
  requireSnapshotRoom();
  return citedRows(ctx.workspaceId, subject, { sources: filter });
}

function citedRows(
  workspaceId: string,
  subject: Exclude<ExportSubject, "answers">,
  of: { answers: Zoned<AnswerFilter>; sources?: never } | Extract<CitedBy, { answers?: never }>,
): ExportedRows {
  const [columns, read] =
    subject === "citations"
      ? ([CITATION_COLUMNS, readCitationRows] as const)
      : ([SOURCE_COLUMNS, readSourceRows] as const);
  const schema = rowSchema(columns).array();
  const batches = inSnapshot(async function* (db) {
    const by: CitedBy = of.answers
      ? { answers: await readFilter(inWorkspace(workspaceId, db), of.answers) }
      : of;
    for await (const rows of oneAhead(read(db, workspaceId, by))) yield schema.parse(rows);
  });
  return { columns, batches };
}
