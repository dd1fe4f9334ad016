import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { AddressProblems } from "@/components/filters/address-problems";
import { NarrowedTo } from "@/components/filters/narrowed-to";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { roleMay } from "@/lib/domain/team/permission";
import { dayAt } from "@/lib/domain/time/day-span";
import { filterWords } from "@/lib/format/filter-words";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { listRunChoices } from "@/lib/services/runs";
import { reportOutliers } from "@/lib/services/spend";
import { openWorkspacePage } from "@/lib/web/page";
import { answersHref } from "../../answers/answers-search-params";
import { nameFilter } from "../../name-filter";
import { CsvLinks } from "../_components/csv-links";
import { SpendFilters } from "../_components/spend-filters";
import { SpendLinks } from "../_components/spend-links";
import { spendNarrowings } from "../narrowings";
import { outliersHref, spendHref, spendParsers } from "../spend-search-params";
import { shownSpan } from "@/lib/domain/time/shown-span";
import { OUTLIERS_QUESTION } from "../spend-words";
import { Dearest, OddReasoning, FruitlessSearches } from "./_components/call-lists";
import { Failures } from "./_components/failures";

export const metadata: Metadata = { title: "Outliers" };

interface OutliersPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function OutliersPage({ params, searchParams }: OutliersPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "spend:read");
  const { state, problems } = await readAddress(spendParsers, searchParams);
  const { slug, timeZone: zone, role } = workspace;
  const today = dayAt(ctx.now(), zone);
  const { from, to } = shownSpan(state, today);
  const { by: _by, groupBy: _groupBy, ...asked } = state;
  const filter = { ...asked, from, to };
  const mayRead = roleMay(role, "answer:read");
  const [outliers, choices] = await Promise.all([
    reportOutliers({ ctx, input: { ...filter, zone } }),
    mayRead ? listRunChoices({ ctx }) : { sets: [], schedules: [] },
  ]);
  const names = mayRead ? await nameFilter(ctx, state, { choices }) : {};
  const { dearest, calls, reasoning, searches, failures } = outliers;
  const csv = (rows: "dearest" | "reasoning" | "searches" | "failures") =>
    paths.api.workspace(slug).spendCsv({ ...filter, rows });
  const answerOf = (taskId: string | null) =>
    mayRead && taskId !== null ? paths.workspace(slug).answer(taskId) : undefined;
  return (
    <>
      <PageHeader
        title="Outliers"
        question={OUTLIERS_QUESTION}
        actions={
          <CsvLinks
            links={[
              { label: "The dearest calls", href: csv("dearest") },
              { label: "Unexpected reasoning", href: csv("reasoning") },
              { label: "Searches without a citation", href: csv("searches") },
              { label: "Failed calls by cause", href: csv("failures") },
            ]}
          />
        }
      />
      <SpendLinks slug={slug} current="outliers" filter={asked} />
      <AddressProblems problems={problems} cleanHref={outliersHref(slug, state)} />
      <NuqsAdapter>
        <SpendFilters
          {...{ from, to, zone, today, ...choices }}
          sentence={`Calls charged on answers ${filterWords(filter, { zone, names }).join(", ")}.`}
        />
      </NuqsAdapter>
      <NarrowedTo
        narrowings={spendNarrowings(state, (change) => outliersHref(slug, { ...state, ...change }))}
      />
      {calls.count === 0 && failures.length === 0 ? (
        <EmptyState
          title="No call was charged on these days"
          action={
            <Button asChild>
              <Link href={spendHref(slug, {})}>Spend of the last 30 days</Link>
            </Button>
          }
        >
          What stands out is looked for among calls whose cost is known.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-8">
          <Dearest
            rows={dearest}
            calls={calls}
            answerOf={answerOf}
            allHref={mayRead ? answersHref(slug, { ...filter, sort: "cost" }) : undefined}
          />
          <OddReasoning {...reasoning} calls={calls} answerOf={answerOf} />
          <FruitlessSearches {...searches} lookedAt={calls} answerOf={answerOf} />
          <Failures
            rows={failures}
            answerOf={answerOf}
            allHref={mayRead ? answersHref(slug, { ...filter, state: "failed" }) : undefined}
          />
        </div>
      )}
    </>
  );
}
