import { DataTable, type Column } from "@/components/tables/data-table";
import { Pager } from "@/components/tables/pager";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import { SLOTS_PER_PAGE, type SlotRow } from "@/lib/domain/schedules/schedule";
import { withoutTricks } from "@/lib/format/hostile";
import { formatDollars } from "@/lib/format/money";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";

/** What came of a slot: its run, or why there is none. */
function Outcome({ slug, slot: { state, reason, run } }: { slug: string; slot: SlotRow }) {
  if (run) {
    return (
      <Link
        href={paths.workspace(slug).run(run.id)}
        className="text-accent inline-flex min-h-6 items-center underline-offset-2 hover:underline"
      >
        {run.answered + run.failed + run.cancelled < run.tasks ? "Running" : "Sent"}
      </Link>
    );
  }
  if (state === "due") return <span className="text-muted">About to be sent</span>;
  return (
    <>
      <Badge tone="warn">skipped</Badge> {reason !== null && withoutTricks(reason)}
    </>
  );
}

const columnsOf = ({ slug, spendOf }: Pick<ScheduleHistoryProps, "slug" | "spendOf">): Column<SlotRow>[] => [
  { key: "due", header: "Due", cell: ({ dueAt }) => <Time iso={dueAt} /> },
  {
    key: "outcome",
    header: "What came of it",
    cell: (slot) => <Outcome slug={slug} slot={slot} />,
    text: true,
  },
  {
    key: "answered",
    header: "Answered",
    cell: ({ run }) => run && `${formatCount(run.answered)} of ${formatCount(run.tasks)}`,
    numeric: true,
  },
  {
    key: "failed",
    header: "Failed",
    cell: ({ run }) =>
      run && (run.failed > 0 ? <span className="text-danger">{formatCount(run.failed)}</span> : "0"),
    numeric: true,
    wide: true,
  },
  {
    key: "spent",
    header: "Spent",
    cell: ({ run, dueAt }) =>
      run && (
        <>
          <Link
            href={spendOf(run.id, dueAt)}
            className="inline-flex min-h-6 items-center underline-offset-2 hover:underline"
          >
            <Money dollars={run.spent} />
          </Link>
          {run.expected !== null && (
            <span className="text-muted"> of up to {formatDollars(run.expected)} expected</span>
          )}
        </>
      ),
    numeric: true,
    wide: true,
  },
];

interface ScheduleHistoryProps {
  slug: string;
  id: string;
  page: number;
  rows: readonly SlotRow[];
  /** Where a run's money is accounted for, by its id and when it was due. */
  spendOf: (runId: string, dueAt: string) => string;
  hasNext: boolean;
}

/** A line for each time the schedule was due, the newest first. */
export function ScheduleHistory({ slug, id, page, rows, spendOf, hasNext }: ScheduleHistoryProps) {
  const first = (page - 1) * SLOTS_PER_PAGE + 1;
  const at = (wanted: number) => paths.workspace(slug).schedule(id, { page: wanted });
  return (
    <section aria-labelledby="history" className="flex flex-col gap-3">
      <h2 id="history" className="font-semibold">
        History
      </h2>
      {rows.length > 0 ? (
        <DataTable
          caption="History of this schedule"
          columns={columnsOf({ slug, spendOf })}
          rows={rows}
          rowKey={(slot) => slot.id}
        />
      ) : (
        <p className="text-muted">{page > 1 ? "There is no such page." : "It was not due yet."}</p>
      )}
      {(page > 1 || hasNext) && (
        <Pager
          label="Pages of the history"
          from={first}
          to={first + rows.length - 1}
          total={null}
          previousHref={page > 1 ? at(page - 1) : null}
          nextHref={hasNext ? at(page + 1) : null}
        />
      )}
    </section>
  );
}
