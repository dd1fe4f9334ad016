import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { EmptyState } from "@/components/states/empty-state";
import { PastLastPage } from "@/components/states/past-last-page";
import { Pager } from "@/components/tables/pager";
import { Selection } from "@/components/tables/selection";
import { LIMITS } from "@/lib/api-contract/limits";
import { roleMay } from "@/lib/domain/team/permission";
import { SUGGESTION_LIMITS } from "@/lib/domain/library/suggestion";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { getPromptSet, listSuggestions } from "@/lib/services/prompt-sets";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { suggestParsers } from "../../library-search-params";
import { Adding } from "./_components/adding";
import { SuggestHeader } from "./_components/suggest-header";
import { canAdd, SuggestionsTable } from "./_components/suggestions-table";

export const metadata: Metadata = { title: "Suggested questions" };

interface SuggestPageProps {
  params: Promise<{ workspace: string; set: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function SuggestPage({ params, searchParams }: SuggestPageProps) {
  const { workspace: address, set: setId } = await params;
  const { workspace, ctx } = await openWorkspacePage(address, "prompt:read");
  const { slug } = workspace;
  const { library } = paths.workspace(slug);
  const { state, problems } = await readAddress(suggestParsers, searchParams);
  const [set, suggestions] = await Promise.all([
    orNotFound(getPromptSet({ ctx, input: { id: setId } })),
    listSuggestions({ ctx, input: { setId } }),
  ]);
  const mayAdd = roleMay(workspace.role, "prompt:write") && set.archivedAt === null;
  const { page } = state;
  const start = (page - 1) * SUGGESTION_LIMITS.perPage;
  const rows = suggestions.slice(start, start + SUGGESTION_LIMITS.perPage);
  const pageIds = rows.filter(canAdd).map(({ words }) => words);
  const at = (wanted: number) => library.suggest(setId, wanted === 1 ? {} : { page: wanted });
  const table = <SuggestionsTable slug={slug} rows={rows} mayAdd={mayAdd} />;
  return (
    <>
      <SuggestHeader slug={slug} set={set} current="searched" />
      <AddressProblems problems={problems} cleanHref={at(page)} />
      {rows.length > 0 ? (
        <>
          <p className="text-muted mb-2 text-sm">
            From the newest {formatCount(SUGGESTION_LIMITS.answers)} answers that searched; the same words in
            another case are one.
            {rows.some(({ isTooLong }) => isTooLong) &&
              ` What is over ${formatCount(LIMITS.promptChars)} characters can’t be added.`}
            {suggestions.length === SUGGESTION_LIMITS.suggestions &&
              ` The ${formatCount(SUGGESTION_LIMITS.suggestions)} searched for most are listed.`}
          </p>
          {mayAdd ? (
            <Selection pageIds={pageIds} total={pageIds.length}>
              <Adding slug={slug} setId={setId}>
                {table}
              </Adding>
            </Selection>
          ) : (
            table
          )}
          {suggestions.length > SUGGESTION_LIMITS.perPage && (
            <Pager
              from={start + 1}
              to={start + rows.length}
              total={suggestions.length}
              previousHref={page > 1 ? at(page - 1) : null}
              nextHref={start + rows.length < suggestions.length ? at(page + 1) : null}
            />
          )}
        </>
      ) : page > 1 ? (
        <PastLastPage page={page} firstHref={at(1)} />
      ) : (
        <EmptyState title="Nothing was searched for yet">
          Ask this set with web search on: what models look up for their answers is listed here, and can be
          added to the set.
        </EmptyState>
      )}
    </>
  );
}
