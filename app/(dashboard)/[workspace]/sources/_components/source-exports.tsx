import type { SourcePage } from "@/lib/domain/answers/source-list";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { exportHrefs } from "../../_components/exports/export-hrefs";
import { ExportLinks } from "../../_components/exports/export-links";
import type { SourceState } from "../sources-search-params";

interface SourceExportsProps {
  slug: string;
  state: SourceState;
  sum: SourcePage["sum"];
}

/** The sources in the filters, and each citation of them, as files. */
export function SourceExports({ slug, state, sum }: SourceExportsProps) {
  const { sort: _sort, page: _page, ...filter } = state;
  const hrefs = (subject: "sources" | "citations") =>
    exportHrefs((format) => paths.api.workspace(slug).sourcesExport({ ...filter, subject, format }));
  return (
    <ExportLinks
      note={`${counted(sum.sources, "source")} with ${counted(sum.citations, "citation")} in these filters, the first cited first.`}
      subjects={[
        { label: "Sources", hrefs: hrefs("sources") },
        { label: "Citations", hrefs: hrefs("citations") },
      ]}
    />
  );
}
