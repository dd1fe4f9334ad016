import { DataTable, type Column } from "@/components/tables/data-table";
import type { ImportView } from "@/lib/domain/answers/answer-import-view";
import { LISTED_PROBLEMS_MAX, problemsInWords } from "@/lib/domain/answers/import-words";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";

type Problem = ImportView["problems"][number];

const columns: readonly Column<Problem>[] = [
  { key: "line", header: "Line", cell: ({ line }) => formatCount(line), numeric: true },
  { key: "field", header: "Field", cell: ({ field }) => withoutTricks(field) },
  { key: "message", header: "Problem", cell: ({ message }) => withoutTricks(message), grow: true },
];

interface ProblemListProps {
  problems: readonly Problem[];
  /** How many lines were left out. */
  lines: number;
  /** All problems, by the field they are of. */
  byField: ImportView["counts"]["problems"];
}

/** The first problems of a file, by line and field, and how many there are of each field in all. */
export const ProblemList = ({ problems, lines, byField }: ProblemListProps) => (
  <section aria-label="Lines left out" className="flex flex-col gap-2">
    <h2 className="text-md font-semibold">Lines left out: {formatCount(lines)}</h2>
    <p className="text-muted text-sm">
      Problems by field: {problemsInWords(byField) || "not counted"}.
      {problems.length >= LISTED_PROBLEMS_MAX &&
        ` The first ${LISTED_PROBLEMS_MAX} are listed; the download has all of them.`}
    </p>
    <DataTable
      caption="Problems"
      columns={columns}
      rows={problems}
      rowKey={({ line, field, message }) => `${line} ${field} ${message}`}
    />
  </section>
);
