import { RunBar } from "@/components/runs/run-bar";
import { RunStateBadge } from "@/components/runs/run-state";
import { DataTable, type Column } from "@/components/tables/data-table";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import type { RunRow } from "@/lib/domain/runs/run-list";
import { pendingOf, totalOf } from "@/lib/domain/runs/run-progress";
import { withoutTricks } from "@/lib/format/hostile";
import { formatDollarRange } from "@/lib/format/money";
import { planWords } from "@/lib/format/plan-words";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";

const whoAsked = ({ schedule, by }: RunRow): string =>
  schedule ? withoutTricks(schedule.name) : by ? withoutTricks(by) : "nobody who is still here";

const labelOf = ({ label }: RunRow): string => (label ? withoutTricks(label) : "");

const columns: readonly Column<RunRow>[] = [
  { key: "sent", header: "Sent", cell: (run) => <Time iso={run.createdAt} /> },
  {
    key: "of",
    header: "Set or question",
    cell: (run) => withoutTricks(run.set?.name ?? run.words ?? "a set that is gone"),
    sameWords: (run) =>
      (run.set ? "of the set " : "") +
      `“${withoutTricks(run.set?.name ?? run.words ?? "a set that is gone")}”`,
    grow: true,
  },
  {
    key: "plan",
    header: "Plan",
    cell: ({ plan }) => <span className="block truncate">{withoutTricks(planWords(plan))}</span>,
    grow: true,
    wide: true,
  },
  {
    key: "by",
    header: "By",
    cell: (run) => <span className="block max-w-40 truncate">{whoAsked(run)}</span>,
    sameWords: (run) => `by ${whoAsked(run)}`,
    wide: true,
  },
  {
    key: "label",
    header: "Label",
    cell: (run) => <span className="block max-w-40 truncate">{labelOf(run)}</span>,
    sameWords: (run) => labelOf(run) && `labelled “${labelOf(run)}”`,
    wide: true,
  },
  { key: "state", header: "State", cell: ({ state }) => <RunStateBadge state={state} /> },
  {
    key: "progress",
    header: "Progress",
    cell: ({ counts }) => (
      <span className="flex w-40 flex-col gap-1">
        <RunBar counts={counts} />
        <span className="text-muted tabular text-xs">
          {formatCount(totalOf(counts) - pendingOf(counts))} of {formatCount(totalOf(counts))}
          {(counts.failed ?? 0) + (counts.unknown ?? 0) > 0 && (
            <span className="text-danger">
              {" "}
              · {formatCount((counts.failed ?? 0) + (counts.unknown ?? 0))} lost
            </span>
          )}
        </span>
      </span>
    ),
    wide: true,
  },
  {
    key: "cost",
    header: "Cost",
    cell: ({ spent, expectedLow, expectedHigh }) => (
      <span className="flex flex-col items-end">
        <Money dollars={spent} />
        {expectedLow !== null && expectedHigh !== null && (
          <span className="text-muted hidden text-xs md:block">
            of {formatDollarRange(expectedLow, expectedHigh)}
          </span>
        )}
      </span>
    ),
    numeric: true,
  },
];

/** The table's column heads, for the skeleton of it. */
export const RUN_COLUMNS = columns.map(({ header }) => String(header));

/** Runs, each leading to how it stands; questions by hand to their answers, and those for a set to what was listed. */
export const RunsTable = ({ slug, rows }: { slug: string; rows: readonly RunRow[] }) => {
  const links = paths.workspace(slug);
  return (
    <DataTable
      caption="Runs"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id, words, forSetId }) =>
        forSetId !== null
          ? links.library.askForQuestions(forSetId, { run: id })
          : words === null
            ? links.run(id)
            : links.compose({ run: id })
      }
      comfortable
    />
  );
};
