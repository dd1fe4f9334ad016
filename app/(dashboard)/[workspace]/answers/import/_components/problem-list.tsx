import { DataTable, type Column } from "@/components/tables/data-table";
import type { ImportView } from "@/lib/domain/answers/answer-import-view";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";

type Problem = ImportView["problems"][number];

const columns: readonly Column<Problem>[] = [
  { key: "line", header: "Line", cell: ({ line }) => formatCount(line), numeric: true },
  { key: "field", header: "Field", cell: ({ field }) => withoutTricks(field) },
  { key: "message", header: "Problem", cell: ({ message }) => withoutTricks(message), grow: true },
];

/** The first problems of a file, by line and field. */
export const ProblemList = ({ problems, lines }: { problems: readonly Problem[]; lines: number }) => (
  <section aria-label="Lines left out" className="flex flex-col gap-2">
    <h2 className="text-md font-semibold">Lines left out: {formatCount(lines)}</h2>
    <DataTable
      caption="Problems"
      columns={columns}
      rows={problems}
      rowKey={({ line, field, message }) => `${line} ${field} ${message}`}
    />
  </section>
);
