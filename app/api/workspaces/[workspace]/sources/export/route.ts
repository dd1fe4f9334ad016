import { parseAsStringLiteral } from "nuqs/server";
import { sourceParsers } from "@/app/(dashboard)/[workspace]/sources/sources-search-params";
import { EXPORT_FORMATS } from "@/lib/domain/exports/export";
import { exportSources } from "@/lib/services/exports";
import { workspaceDownload } from "@/lib/web/download";
import { readExport, rowsFile } from "@/lib/web/row-download";

const parsers = {
  ...sourceParsers,
  subject: parseAsStringLiteral(["sources", "citations"]).withDefault("sources"),
  format: parseAsStringLiteral(EXPORT_FORMATS).withDefault("csv"),
};

/** The sources of a list's filter, or each citation of them, as a file. */
export const GET = workspaceDownload("source:read", async ({ ctx, workspace }, address) => {
  const { subject, format, sort: _sort, page: _page, ...filter } = await readExport(parsers, address);
  const rows = exportSources({ ctx, input: { subject, filter: { ...filter, zone: workspace.timeZone } } });
  return rowsFile(rows, { slug: workspace.slug, subject, format, at: ctx.now() });
});
