import { DataTable, type Column } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import { add, parseDollars, toDollars } from "@/lib/domain/amounts/money";
import type { ScheduleRow } from "@/lib/domain/schedules/schedule";
import { withoutTricks } from "@/lib/format/hostile";
import { formatDollars } from "@/lib/format/money";
import { sayRhythm } from "@/lib/format/rhythm";
import { paths } from "@/lib/paths";

const spentAndHeld = ({ month }: ScheduleRow): string =>
  toDollars(add(parseDollars(month.spent), parseDollars(month.held)));

const columns: readonly Column<ScheduleRow>[] = [
  { key: "name", header: "Schedule", cell: ({ name }) => withoutTricks(name), grow: true },
  { key: "set", header: "Set", cell: ({ setName }) => withoutTricks(setName), wide: true },
  { key: "rhythm", header: "Rhythm", cell: ({ cron }) => sayRhythm(cron), wide: true },
  {
    key: "next",
    header: "Next run",
    cell: ({ nextAt }) => (nextAt ? <Time iso={nextAt} /> : <Badge tone="warn">paused</Badge>),
  },
  {
    key: "month",
    header: "This month",
    cell: (row) => (
      <>
        <Money dollars={spentAndHeld(row)} />
        <span className="text-muted hidden md:inline"> of {formatDollars(row.capPerMonth)}</span>
      </>
    ),
    numeric: true,
  },
  {
    key: "reason",
    header: "Why it is paused",
    cell: ({ pausedReason }) => pausedReason && withoutTricks(pausedReason),
    sameWords: ({ pausedReason }) => (pausedReason ? `paused: ${withoutTricks(pausedReason)}` : ""),
    text: true,
    wide: true,
  },
];

/** The table's column heads, for the skeleton of it. */
export const SCHEDULE_COLUMNS = columns.map(({ header }) => String(header));

/** The schedules of a workspace; each leads to its page. */
export const SchedulesTable = ({ slug, rows }: { slug: string; rows: readonly ScheduleRow[] }) => (
  <DataTable
    caption="Schedules"
    columns={columns}
    rows={rows}
    rowKey={({ id }) => id}
    rowHref={({ id }) => paths.workspace(slug).schedule(id)}
  />
);
