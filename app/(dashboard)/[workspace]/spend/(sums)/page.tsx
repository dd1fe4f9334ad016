import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { AddressProblems } from "@/components/filters/address-problems";
import { NarrowedTo } from "@/components/filters/narrowed-to";
import { PageHeader } from "@/components/shell/page-header";
import { FiguresSkeleton } from "@/components/states/skeletons";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { dayAt } from "@/lib/domain/time/day-span";
import { TOLD_GROUPS_MAX } from "@/lib/domain/money/spend";
import { SPEND_PERIODS } from "@/lib/domain/money/spend-groups";
import { periodsIn } from "@/lib/domain/money/spend-periods";
import { roleMay } from "@/lib/domain/team/permission";
import { filterWords } from "@/lib/format/filter-words";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { listRunChoices } from "@/lib/services/runs";
import { reportSpend } from "@/lib/services/spend";
import { openWorkspacePage } from "@/lib/web/page";
import { answersHref } from "../../answers/answers-search-params";
import { nameFilter } from "../../name-filter";
import { Choices } from "@/components/filters/choices";
import { CsvLinks } from "../_components/csv-links";
import { SpendFilters } from "../_components/spend-filters";
import { SpendGroups } from "../_components/spend-groups";
import { SpendLinks } from "../_components/spend-links";
import { SpendNow } from "../_components/spend-now";
import { SpendOutcomes } from "../_components/spend-outcomes";
import { SpendPeriods } from "../_components/spend-periods";
import { SpendSums } from "../_components/spend-sums";
import { spendNarrowings } from "../narrowings";
import { onlyOf } from "../only-of";
import { entriesHref, spendHref, spendParsers } from "../spend-search-params";
import { SPAN_MAX, shownSpan } from "@/lib/domain/time/shown-span";

export const metadata: Metadata = { title: "Spend" };

interface SpendPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function SpendPage({ params, searchParams }: SpendPageProps) {
  const { workspace: slug } = await params;
  const { ctx, workspace } = await openWorkspacePage(slug, "spend:read");
  const { state, problems } = await readAddress(spendParsers, searchParams);
  const zone = workspace.timeZone;
  const today = dayAt(ctx.now(), zone);
  const { from, to, days, cut } = shownSpan(state, today);
  const { groupBy, by, ...asked } = state;
  const filter = { ...asked, from, to };
  // Whoever sees the money alone is led to its entries and no further.
  const mayRead = roleMay(workspace.role, "answer:read");
  const [report, choices] = await Promise.all([
    reportSpend({ ctx, input: { filter: { ...filter, zone }, by, groupBy, most: TOLD_GROUPS_MAX } }),
    mayRead ? listRunChoices({ ctx }) : { sets: [], schedules: [] },
  ]);

  const answers = (change: Parameters<typeof answersHref>[1]) => answersHref(slug, { ...filter, ...change });
  const entries = (change: Parameters<typeof entriesHref>[1]) => entriesHref(slug, { ...filter, ...change });
  const csv = (rows: "periods" | "groups" | "outcomes" | "ledger") =>
    paths.api.workspace(slug).spendCsv({ ...filter, rows, by, groupBy });
  const names = mayRead ? await nameFilter(ctx, state, { choices }) : {};
  const words = filterWords(filter, { zone, names });
  const sentence = `${counted(days.length, "day")} of spending on answers ${words.join(", ")}.`;
  return (
    <>
      <PageHeader
        title="Spend"
        question="What did asking cost, and where did the money go?"
        actions={
          <CsvLinks
            links={[
              { label: `Sums by ${by}`, href: csv("periods") },
              { label: `Sums by ${groupBy}`, href: csv("groups") },
              { label: "What it bought", href: csv("outcomes") },
              { label: "The ledger, entry by entry", href: csv("ledger") },
            ]}
          />
        }
      />
      <SpendLinks slug={slug} current="spend" filter={asked} />
      <AddressProblems problems={problems} cleanHref={spendHref(slug, state)} />
      <Suspense fallback={<FiguresSkeleton />}>
        <SpendNow ctx={ctx} slug={slug} zone={zone} />
      </Suspense>
      <SpendSums
        report={report}
        zone={zone}
        entriesHref={entries({})}
        unknownHref={mayRead ? answersHref(slug, { state: "unknown" }) : undefined}
      />
      <NuqsAdapter>
        <SpendFilters from={from} to={to} zone={zone} today={today} sentence={sentence} {...choices} />
      </NuqsAdapter>
      <NarrowedTo narrowings={spendNarrowings(state, (change) => spendHref(slug, { ...state, ...change }))} />
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
      {report.periods.length === 0 ? (
        <EmptyState
          title="Nothing was spent on these days"
          action={
            roleMay(workspace.role, "run:create") && (
              <Button asChild>
                <Link href={paths.workspace(slug).compose()}>Ask something</Link>
              </Button>
            )
          }
        >
          Charges appear here when a call&apos;s cost is known.
        </EmptyState>
      ) : (
        <>
          <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
            <Choices
              label="Columns"
              choices={SPEND_PERIODS.map((period) => ({
                name: `By ${period}`,
                href: spendHref(slug, { ...state, by: period }),
                chosen: period === by,
              }))}
            />
          </div>
          <SpendPeriods
            by={by}
            groupBy={groupBy}
            periods={periodsIn({ from, to }, by)}
            report={report}
            zone={zone}
            entriesOf={(span) => entries(span)}
          />
          <div className="mt-8">
            <Suspense fallback={<FiguresSkeleton />}>
              <SpendOutcomes
                ctx={ctx}
                filter={{ ...filter, zone }}
                failedHref={mayRead ? answers({ state: "failed" }) : undefined}
              />
            </Suspense>
          </div>
          <SpendGroups
            groupBy={groupBy}
            report={report}
            groupHref={(wanted) => spendHref(slug, { ...state, groupBy: wanted })}
            entriesOf={(group) => entries(onlyOf(group, groupBy))}
          />
        </>
      )}
    </>
  );
}
