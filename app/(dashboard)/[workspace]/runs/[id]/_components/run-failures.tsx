import { DataTable, type Column } from "@/components/tables/data-table";
import type { FailureGroup } from "@/lib/domain/runs/run-progress";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";

const columns: readonly Column<FailureGroup>[] = [
  {
    key: "cause",
    header: "Cause",
    cell: ({ label, seenAs }) => (
      <>
        {label} <span className="text-muted text-xs">{seenAs.map(withoutTricks).join(", ")}</span>
      </>
    ),
    text: true,
  },
  { key: "count", header: "Tasks", cell: ({ count }) => formatCount(count), numeric: true },
  { key: "remedy", header: "What to do", cell: ({ remedy }) => remedy, text: true },
];

/** Why tasks have no answer, by cause, with the remedy. */
export const RunFailures = ({ failures }: { failures: readonly FailureGroup[] }) =>
  failures.length > 0 && (
    <div className="flex flex-col gap-2">
      <h3 className="text-sm font-medium">Why there is no answer</h3>
      <DataTable
        caption="Failures by cause"
        columns={columns}
        rows={failures}
        rowKey={({ cause }) => cause}
      />
    </div>
  );
