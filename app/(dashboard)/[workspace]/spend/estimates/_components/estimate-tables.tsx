import { EngineLabel } from "@/components/engines/engine-label";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import {
  placeIn,
  shareOf,
  type EstimatedModel,
  type EstimatedRun,
  type EstimatePlace,
  type EstimateReport,
  type EstimateSum,
} from "@/lib/domain/money/estimates";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { formatDollarRange } from "@/lib/format/money";
import { formatPercent } from "@/lib/format/numbers";
import { formatCount } from "@/lib/format/text";
import { daysWords } from "../../spend-words";

const PLACES: Record<EstimatePlace, string> = {
  below: "cheaper",
  within: "within",
  above: "dearer",
};

const SUMS: Column<EstimateSum>[] = [
  { key: "runs", header: "Runs", cell: ({ runs }) => formatCount(runs), numeric: true },
  {
    key: "within",
    header: "Within",
    cell: ({ within, runs }) => formatPercent(within / runs),
    numeric: true,
  },
  { key: "above", header: "Dearer", cell: ({ above }) => formatCount(above), numeric: true, wide: true },
  { key: "below", header: "Cheaper", cell: ({ below }) => formatCount(below), numeric: true, wide: true },
  {
    key: "expected",
    header: "Expected",
    cell: ({ low, high }) => formatDollarRange(low, high),
    numeric: true,
    wide: true,
  },
  { key: "actual", header: "Came to", cell: ({ actual }) => <Money dollars={actual} />, numeric: true },
];

type Month = EstimateReport["months"][number];

/** By the month in which runs were begun. */
export const EstimatesByMonth = ({ months }: { months: readonly Month[] }) => (
  <DataTable
    caption="Estimates by month"
    columns={[{ key: "month", header: "Begun", cell: daysWords }, ...SUMS]}
    rows={months}
    rowKey={({ from }) => from}
  />
);

type Scheduled = EstimateReport["schedules"][number];

/** By schedule, each leading to its own. */
export const EstimatesBySchedule = ({
  schedules,
  hrefOf,
}: {
  schedules: readonly Scheduled[];
  hrefOf: (scheduleId: string) => string;
}) => (
  <DataTable
    caption="Estimates by schedule"
    columns={[{ key: "schedule", header: "Schedule", cell: scheduleName }, ...SUMS]}
    rows={schedules}
    rowKey={({ id }) => id ?? "none"}
    rowHref={({ id }) => (id === null ? undefined : hrefOf(id))}
  />
);

export const scheduleName = ({ id, name }: Pick<Scheduled, "id" | "name">): string =>
  id === null ? "Of no schedule" : name === null ? "A schedule that is gone" : withoutTricks(name);

const Ratio = ({ actual, held }: EstimatedModel) => {
  const share = shareOf(actual, held);
  return share === null ? <span className="text-muted">–</span> : formatPercent(share);
};

/** What was held for calls of each model, and what they came to. */
export const EstimatesByModel = ({ models }: { models: readonly EstimatedModel[] }) => (
  <DataTable
    caption="Estimates by model"
    columns={[
      {
        key: "model",
        header: "Model",
        cell: ({ engine, model }: EstimatedModel) => (
          <EngineLabel engine={engine} model={withoutTricks(model)} />
        ),
      },
      { key: "calls", header: "Calls", cell: ({ calls }) => formatCount(calls), numeric: true, wide: true },
      {
        key: "held",
        header: "Upper end",
        cell: ({ held }) => <Money dollars={held} />,
        numeric: true,
        wide: true,
      },
      { key: "actual", header: "Came to", cell: ({ actual }) => <Money dollars={actual} />, numeric: true },
      { key: "ratio", header: "Of the upper end", cell: Ratio, numeric: true },
    ]}
    rows={models}
    rowKey={({ engine, model }) => `${engine} ${model}`}
  />
);

/** Run by run, the newest first. */
export const EstimatedRuns = ({
  runs,
  hrefOf,
}: {
  runs: readonly EstimatedRun[];
  hrefOf: (runId: string) => string | undefined;
}) => (
  <DataTable
    caption="Estimates run by run"
    columns={[
      { key: "begun", header: "Begun", cell: ({ createdAt }: EstimatedRun) => <Time iso={createdAt} /> },
      { key: "of", header: "Of", cell: runName, grow: true },
      { key: "label", header: "Label", cell: ({ label }) => withoutTricks(label ?? ""), wide: true },
      {
        key: "expected",
        header: "Expected",
        cell: ({ low, high }) => formatDollarRange(low, high),
        numeric: true,
        wide: true,
      },
      { key: "actual", header: "Came to", cell: ({ actual }) => <Money dollars={actual} />, numeric: true },
      { key: "place", header: "Range", cell: (run) => PLACES[placeIn(run, run.actual)] },
    ]}
    rows={runs}
    rowKey={({ id }) => id}
    rowHref={({ id }) => hrefOf(id)}
  />
);

const runName = ({ schedule, set }: EstimatedRun): string =>
  withoutTricks(schedule ?? set ?? "A question by hand");

/** The days, as a heading's end. */
export const begunWords = ({ from, to }: { from: string; to: string }): string =>
  from === to ? `begun on ${formatDay(from)}` : `begun from ${formatDay(from)} to ${formatDay(to)}`;
