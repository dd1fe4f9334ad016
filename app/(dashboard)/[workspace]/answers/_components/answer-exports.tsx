import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { EXPORT_SUBJECTS, type ExportSubject } from "@/lib/domain/exports/export";
import type { CappedCount } from "@/lib/domain/lists/capped-count";
import { formatCapped } from "@/lib/format/text";
import { exportHrefs } from "../../_components/exports/export-hrefs";
import { ExportLinks } from "../../_components/exports/export-links";
import { answersExportHref } from "../answers-search-params";

const LABELS: Record<ExportSubject, string> = {
  answers: "Answers",
  citations: "Citations",
  sources: "Sources",
};

interface AnswerExportsProps {
  slug: string;
  filter: AnswerFilter;
  total: CappedCount;
}

/** The answers of the list, what they cite and the sources of it, as files. */
export const AnswerExports = ({ slug, filter, total }: AnswerExportsProps) => (
  <ExportLinks
    note={`All of ${formatCapped(total, "row")} in these filters, oldest first. Those without an answer are left out.`}
    subjects={EXPORT_SUBJECTS.map((subject) => ({
      label: LABELS[subject],
      hrefs: exportHrefs((format) => answersExportHref(slug, filter, { subject, format })),
    }))}
  />
);
