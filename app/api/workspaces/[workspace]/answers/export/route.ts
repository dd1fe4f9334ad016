import { parseAsStringLiteral } from "nuqs/server";
import { answersParsers } from "@/app/(dashboard)/[workspace]/answers/answers-search-params";
import { EXPORT_FORMATS, EXPORT_SUBJECTS } from "@/lib/domain/exports/export";
import { exportAnswers } from "@/lib/services/exports";
import { workspaceDownload } from "@/lib/web/download";
import { readExport, rowsFile } from "@/lib/web/row-download";

const parsers = {
  ...answersParsers,
  subject: parseAsStringLiteral(EXPORT_SUBJECTS).withDefault("answers"),
  format: parseAsStringLiteral(EXPORT_FORMATS).withDefault("csv"),
};

/** The answers of a list's filter, or what they cite, as a file. */
export const GET = workspaceDownload("answer:read", async ({ ctx, workspace }, address) => {
  const { subject, format, sort: _sort, after: _after, ...filter } = await readExport(parsers, address);
  const rows = exportAnswers({ ctx, input: { subject, filter: { ...filter, zone: workspace.timeZone } } });
  return rowsFile(rows, { slug: workspace.slug, subject, format, at: ctx.now() });
});
