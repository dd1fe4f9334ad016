import type { Metadata } from "next";
import Link from "next/link";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatDate } from "@/lib/format/dates";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { reportSpend } from "@/lib/services/spend";
import { openWorkspacePage } from "@/lib/web/page";
import { SpendDays } from "./_components/spend-days";
import { SpendFilters } from "./_components/spend-filters";
import { SpendGroups } from "./_components/spend-groups";
import { SpendSums } from "./_components/spend-sums";
import { loadSpendState, spendHref } from "./spend-search-params";
import { SPAN_MAX, spendSpan } from "./spend-span";

export const metadata: Metadata = { title: "Spend" };

interface SpendPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

const readable = (day: string): string => formatDate(`${day}T00:00:00Z`, "date", "UTC");

export default async function SpendPage({ params, searchParams }: SpendPageProps) {
  const { workspace: slug } = await params;
  const { ctx } = await openWorkspacePage(slug, "spend:read");
  const state = await loadSpendState(searchParams);
  const { from, to, days, cut } = spendSpan(state, new Date());
  const { engine, groupBy } = state;
  const report = await reportSpend({ ctx, input: { from, to, engine, groupBy } });

  const { answers } = paths.workspace(slug);
  const csv = (rows: "days" | "ledger") => paths.api.workspace(slug).spendCsv({ from, to, engine, rows });
  return (
    <>
      <PageHeader
        title="Spend"
        question="What did asking cost, and where did the money go?"
        actions={
          <>
            <Button asChild>
              <a href={csv("days")} download>
                CSV by day
              </a>
            </Button>
            <Button asChild>
              <a href={csv("ledger")} download>
                Ledger as CSV
              </a>
            </Button>
          </>
        }
      />
      <SpendSums
        report={report}
        answersHref={answers({ engine, from, to })}
        unknownHref={answers({ state: "unknown" })}
      />
      <SpendFilters from={from} to={to} />
      <p className="text-muted mb-3 text-sm">
        {readable(from)} to {readable(to)}: {counted(days.length, "day")}, each from midnight to midnight UTC.
      </p>
      {cut && (
        <Notice tone="warn" title={`Only the last ${SPAN_MAX} days of the span are shown`} className="mb-4">
          Choose a later first day, or one year after the other.
        </Notice>
      )}
      {report.total.unpriced > 0 && (
        <Notice
          tone="warn"
          title={`The models' charge for ${counted(report.total.unpriced, "call")} is not known`}
          className="mb-4"
        >
          The API has no price for the models that answered. The sums hold what is known: what these calls
          really cost is more.
        </Notice>
      )}
      {report.total.calls === 0 && report.days.length === 0 ? (
        <EmptyState
          title="Nothing was spent on these days"
          action={
            <Button asChild>
              <Link href={paths.workspace(slug).compose()}>Ask something</Link>
            </Button>
          }
        >
          Charges appear here when a call&apos;s cost is known.
        </EmptyState>
      ) : (
        <>
          <SpendDays
            days={days}
            report={report}
            answersOn={(day) => answers({ engine, from: day, to: day })}
          />
          <SpendGroups
            groupBy={groupBy}
            groups={report.groups}
            groupHref={(wanted) => spendHref(slug, { ...state, groupBy: wanted })}
            answersOf={(group) =>
              answers({
                engine: group.engine ?? engine,
                model: groupBy === "model" ? group.key : null,
                memberId: groupBy === "member" ? group.key : null,
                from,
                to,
              })
            }
          />
        </>
      )}
    </>
  );
}
