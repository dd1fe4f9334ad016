import type { Metadata } from "next";
import Link from "next/link";
import type { SearchParams } from "nuqs/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { AddressProblems } from "@/components/filters/address-problems";
import { NarrowedTo } from "@/components/filters/narrowed-to";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { dayAt } from "@/lib/domain/day-span";
import { roleMay } from "@/lib/domain/permission";
import { filterWords } from "@/lib/format/filter-words";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { listRunChoices } from "@/lib/services/runs";
import { reportSpend } from "@/lib/services/spend";
import { openWorkspacePage } from "@/lib/web/page";
import { answersHref } from "../answers/answers-search-params";
import { nameFilter } from "../name-filter";
import { SpendDays } from "./_components/spend-days";
import { SpendFilters } from "./_components/spend-filters";
import { SpendGroups } from "./_components/spend-groups";
import { SpendSums } from "./_components/spend-sums";
import { spendHref, spendParsers } from "./spend-search-params";
import { SPAN_MAX, spendSpan } from "./spend-span";

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
  const { from, to, days, cut } = spendSpan(state, today);
  const { groupBy, ...asked } = state;
  const filter = { ...asked, from, to };
  // Whoever sees the money alone is led nowhere else, and not told a prompt's words or what sets are called.
  const mayRead = roleMay(workspace.role, "answer:read");
  const [report, choices] = await Promise.all([
    reportSpend({ ctx, input: { filter: { ...filter, zone }, groupBy } }),
    mayRead ? listRunChoices({ ctx }) : { sets: [], schedules: [] },
  ]);

  const answers = (change: Parameters<typeof answersHref>[1]) => answersHref(slug, { ...filter, ...change });
  const csv = (rows: "days" | "ledger") => paths.api.workspace(slug).spendCsv({ ...filter, rows });
  const names = mayRead ? await nameFilter(ctx, state, { choices }) : {};
  const words = filterWords(filter, { zone, names });
  const sentence = `${counted(days.length, "day")} of spending on answers ${words.join(", ")}.`;
  return (
    <>
      <PageHeader
        title="Spend"
        question="What did asking cost, and where did the money go?"
        actions={
          <>
            <Button asChild>
              <Link href={paths.workspace(slug).budgets()}>Budgets</Link>
            </Button>
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
      <AddressProblems problems={problems} cleanHref={spendHref(slug, state)} />
      <SpendSums
        report={report}
        answersHref={mayRead ? answers({}) : undefined}
        unknownHref={mayRead ? answersHref(slug, { state: "unknown" }) : undefined}
      />
      <NuqsAdapter>
        <SpendFilters from={from} to={to} zone={zone} today={today} sentence={sentence} {...choices} />
      </NuqsAdapter>
      {state.runId !== null && (
        <NarrowedTo
          narrowings={[{ what: "Run", value: "one", dropHref: spendHref(slug, { ...state, runId: null }) }]}
        />
      )}
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
          <SpendDays
            days={days}
            report={report}
            zone={zone}
            answersOn={mayRead ? (day) => answers({ from: day, to: day }) : undefined}
          />
          <SpendGroups
            groupBy={groupBy}
            groups={report.groups}
            groupHref={(wanted) => spendHref(slug, { ...state, groupBy: wanted })}
            answersOf={
              mayRead
                ? (group) =>
                    answers({
                      ...(group.engine !== null && { engine: group.engine }),
                      ...(groupBy === "model" && { model: group.key }),
                      ...(groupBy === "member" && { memberId: group.key }),
                    })
                : undefined
            }
          />
        </>
      )}
    </>
  );
}
