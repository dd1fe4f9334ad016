import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import type { SampleTarget } from "@/lib/domain/runs/sample-target";
import { counted, formatCount } from "@/lib/format/text";
import type { PlannedSample } from "@/lib/services/planner";

type Row = PlannedSample["curve"][number];

const count = (key: "families" | "wordings" | "repeats" | "tasks", header: string): Column<Row> => ({
  key,
  header,
  numeric: true,
  cell: (row) => formatCount(row[key]),
});

const COLUMNS: readonly Column<Row>[] = [
  count("families", "Families"),
  count("wordings", "Wordings"),
  count("repeats", "Repeats"),
  count("tasks", "Calls of one model"),
  {
    key: "worth",
    header: "Effective answers",
    numeric: true,
    wide: true,
    cell: ({ effectiveAnswers }) => formatCount(Math.floor(effectiveAnswers)),
  },
];

/** The fewest calls, were there more families: a new family says more than another answer of one there is. */
export function MoreFamilies({ target, planned }: { target: SampleTarget; planned: PlannedSample }) {
  const { curve, familiesAtLeast } = planned;
  return (
    <section aria-labelledby="more-title">
      <div className="mb-1 flex items-center gap-2">
        <h2 id="more-title" className="font-semibold">
          Were there more families
        </h2>
        <HowCounted
          figure="the number of families"
          definition="The fewest calls with 1, 1¼, 1½, 2, 3 and 4 times the families there are. Rows that need no more calls than the one before show what is gained."
        />
      </div>
      <p className="text-muted max-w-reading mb-2 text-sm">
        For ± {target.points} points it takes {counted(familiesAtLeast, "family", "families")} at the least,
        however often they are asked.
      </p>
      {curve.length === 0 ? (
        <p className="text-muted">Four times the families there are is not enough either.</p>
      ) : (
        <DataTable
          caption="The fewest calls by families"
          columns={COLUMNS}
          rows={curve}
          rowKey={({ families, wordings, repeats }) => `${families} ${wordings} ${repeats}`}
        />
      )}
    </section>
  );
}
