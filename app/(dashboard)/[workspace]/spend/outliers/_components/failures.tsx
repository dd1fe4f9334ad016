import { DataTable } from "@/components/tables/data-table";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { add, parseDollars, toDollars } from "@/lib/domain/amounts/money";
import type { FailureCost } from "@/lib/domain/money/outliers";
import { counted, formatCount } from "@/lib/format/text";
import { OutlierSection } from "./outlier-section";

interface FailuresProps {
  rows: readonly FailureCost[];
  answerOf: (taskId: string) => string | undefined;
  /** All tasks that failed, for whoever may read them. */
  allHref?: string;
}

/** What calls without an answer cost, by why there is none. */
export function Failures({ rows, answerOf, allHref }: FailuresProps) {
  const calls = rows.reduce((sum, row) => sum + row.calls, 0);
  const spent = toDollars(add(...rows.map((row) => parseDollars(row.spent))));
  return (
    <OutlierSection
      id="failures"
      title="What failed calls cost"
      found={
        calls === 0 ? (
          "nothing: no call without an answer was charged"
        ) : (
          <>
            <Money dollars={spent} /> for {counted(calls, "call")}
            {allHref && (
              <>
                ;{" "}
                <Link
                  href={allHref}
                  className="inline-flex min-h-6 items-center underline underline-offset-4 hover:no-underline"
                >
                  all that failed
                </Link>
              </>
            )}
          </>
        )
      }
      definition="All that was entered on these days for calls that have no answer, by why they have none. Each row leads to its dearest call that is still there."
    >
      {rows.length > 0 && (
        <DataTable
          caption="Failed calls by cause"
          columns={[
            {
              key: "cause",
              header: "Cause",
              cell: ({ cause, failureKind }) => cause ?? failureKind ?? "Nothing tells why.",
              grow: true,
            },
            {
              key: "code",
              header: "Code",
              cell: ({ statusCode, failureKind }) => (
                <code className="font-mono text-xs">{statusCode ?? failureKind ?? "–"}</code>
              ),
            },
            { key: "calls", header: "Calls", cell: (row) => formatCount(row.calls), numeric: true },
            {
              key: "spent",
              header: "Cost",
              cell: (row) => <Money dollars={row.spent} />,
              numeric: true,
            },
          ]}
          rows={rows}
          rowKey={({ failureKind, statusCode }) => `${failureKind ?? ""} ${statusCode ?? ""}`}
          rowHref={({ taskId }) => (taskId === null ? undefined : answerOf(taskId))}
        />
      )}
    </OutlierSection>
  );
}
