import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { NarrowedTo } from "@/components/filters/narrowed-to";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { dayAt } from "@/lib/domain/time/day-span";
import { roleMay } from "@/lib/domain/team/permission";
import { filterWords } from "@/lib/format/filter-words";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { listEntries } from "@/lib/services/spend";
import { openWorkspacePage } from "@/lib/web/page";
import { answersHref } from "../../answers/answers-search-params";
import { nameFilter } from "../../name-filter";
import { SpendLinks } from "../_components/spend-links";
import { spendNarrowings } from "../narrowings";
import { entriesHref, entriesParsers, spendHref } from "../spend-search-params";
import { shownSpan } from "@/lib/domain/time/shown-span";
import { ENTRIES_QUESTION } from "../spend-words";
import { EntriesTable } from "./_components/entries-table";

export const metadata: Metadata = { title: "Entries" };

interface EntriesPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function EntriesPage({ params, searchParams }: EntriesPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "spend:read");
  const { state, problems } = await readAddress(entriesParsers, searchParams);
  const { slug, timeZone: zone } = workspace;
  const { after, ...asked } = state;
  const { from, to } = shownSpan(asked, dayAt(ctx.now(), zone));
  const filter = { ...asked, from, to };
  const mayRead = roleMay(workspace.role, "answer:read");
  const [{ rows, next }, names] = await Promise.all([
    listEntries({ ctx, input: { filter: { ...filter, zone }, after } }),
    mayRead ? nameFilter(ctx, filter) : {},
  ]);
  const isAsAnswers = filter.label === null && filter.connectionId === null && filter.without === null;
  return (
    <>
      <PageHeader
        title="Entries"
        question={ENTRIES_QUESTION}
        actions={
          <>
            {mayRead && isAsAnswers && (
              <Button asChild>
                <Link href={answersHref(slug, filter)}>Answers</Link>
              </Button>
            )}
            <Button asChild>
              <a href={paths.api.workspace(slug).spendCsv({ ...filter, rows: "ledger" })} download>
                Ledger as CSV
              </a>
            </Button>
          </>
        }
      />
      <SpendLinks slug={slug} current="entries" filter={asked} />
      <AddressProblems problems={problems} cleanHref={entriesHref(slug, asked)} />
      <p className="text-muted mb-3 text-sm">
        Charges and corrections {filterWords(filter, { zone, names }).join(", ")}, the newest first.
      </p>
      <NarrowedTo
        narrowings={spendNarrowings(filter, (change) => entriesHref(slug, { ...asked, ...change }))}
      />
      {rows.length > 0 ? (
        <EntriesTable
          slug={slug}
          rows={rows}
          mayRead={mayRead}
          mayCorrect={roleMay(workspace.role, "spend:correct")}
        />
      ) : (
        <EmptyState
          title={after ? "There are no more entries" : "Nothing was entered on these days"}
          action={
            !after && (
              <Button asChild>
                <Link href={spendHref(slug, {})}>Spend of the last 30 days</Link>
              </Button>
            )
          }
        >
          What is held back and given back is no spending; it is in the ledger&apos;s CSV.
        </EmptyState>
      )}
      <nav aria-label="Pages" className="flex justify-end gap-2 py-2">
        {after && (
          <Button asChild size="small">
            <Link href={entriesHref(slug, asked)}>Back to the newest</Link>
          </Button>
        )}
        {next && (
          <Button asChild size="small">
            <Link href={entriesHref(slug, { ...asked, after: next })}>Older</Link>
          </Button>
        )}
      </nav>
    </>
  );
}
