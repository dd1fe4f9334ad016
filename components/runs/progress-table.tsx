import { EngineLabel } from "@/components/engines/engine-label";
import { DataTable, type Column } from "@/components/tables/data-table";
import { pendingOf, totalOf, type RunProgress } from "@/lib/domain/runs/run-progress";
import { formatCount } from "@/lib/format/text";
import { RunBar } from "./run-bar";

type Group = RunProgress["groups"][number];

const METHODS = { live: "Live", standard: "Standard" } as const;

const figure = (count: number, look?: string) =>
  count > 0 ? <span className={look}>{formatCount(count)}</span> : <span className="text-muted">0</span>;

const columns: readonly Column<Group>[] = [
  {
    key: "engine",
    header: "Engine and model",
    cell: ({ engine, model }) => (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        <EngineLabel engine={engine} />
        <span className="text-muted break-all">{model}</span>
      </span>
    ),
    text: true,
  },
  {
    key: "method",
    header: "Method",
    cell: ({ method }) => METHODS[method],
    sameWords: ({ method }) => METHODS[method].toLowerCase(),
    wide: true,
  },
  {
    key: "bar",
    header: "Progress",
    cell: ({ counts }) => <RunBar counts={counts} />,
    grow: true,
    wide: true,
  },
  {
    key: "tasks",
    header: "Tasks",
    cell: ({ counts }) => formatCount(totalOf(counts)),
    numeric: true,
    wide: true,
  },
  { key: "answered", header: "Answered", cell: ({ counts }) => figure(counts.answered ?? 0), numeric: true },
  {
    key: "pending",
    header: "To come",
    cell: ({ counts }) => figure(pendingOf(counts)),
    numeric: true,
  },
  {
    key: "failed",
    header: "Failed",
    cell: ({ counts }) => figure(counts.failed ?? 0, "text-danger font-medium"),
    numeric: true,
  },
  {
    key: "unknown",
    header: "Unknown",
    cell: ({ counts }) => figure(counts.unknown ?? 0, "text-warn font-medium"),
    numeric: true,
    wide: true,
  },
  {
    key: "cancelled",
    header: "Cancelled",
    cell: ({ counts }) => figure(counts.cancelled ?? 0),
    sameWords: ({ counts }) => ((counts.cancelled ?? 0) === 0 ? "none cancelled" : ""),
    numeric: true,
    wide: true,
  },
];

/** How the tasks of a run stand, by whom they ask. */
export const ProgressTable = ({ groups }: { groups: readonly Group[] }) => (
  <DataTable
    caption="Progress by engine and model"
    columns={columns}
    rows={groups}
    rowKey={({ engine, model, method }) => `${engine} ${model} ${method}`}
  />
);
