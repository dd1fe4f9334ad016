import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { PastLastPage } from "@/components/states/past-last-page";
import { Pager } from "@/components/tables/pager";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { roleMay } from "@/lib/domain/team/permission";
import { PROMPTS_PER_PAGE } from "@/lib/domain/library/prompt";
import { filterWords } from "@/lib/format/filter-words";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { listPrompts } from "@/lib/services/prompts";
import { readAddress } from "@/lib/queries/read-address";
import { openWorkspacePage } from "@/lib/web/page";
import { nameFilter } from "../../name-filter";
import { PromptFilters } from "../_components/prompt-filters";
import { PromptsTable } from "../_components/prompts-table";
import { promptsHref, promptsParsers } from "../prompts-search-params";

export const metadata: Metadata = { title: "Prompts" };

interface PromptsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function PromptsPage({ params, searchParams }: PromptsPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "prompt:read");
  const { slug } = workspace;
  const { state, problems } = await readAddress(promptsParsers, searchParams);
  const zone = workspace.timeZone;
  const { rows, hasNext } = await listPrompts({ ctx, input: { ...state, zone } });
  const first = (state.page - 1) * PROMPTS_PER_PAGE + 1;
  const mayAsk = roleMay(workspace.role, "run:create");
  const words = [
    ...filterWords({ ...state, promptId: null }, { zone, names: await nameFilter(ctx, state) }),
    ...(state.text === null ? [] : [`with the words “${withoutTricks(state.text)}”`]),
  ];
  const sentence = words.length === 0 ? null : `Prompts asked ${words.join(", ")}.`;
  const at = (page: number) => promptsHref(slug, { ...state, page });
  return (
    <>
      <PageHeader
        title="Prompts"
        question="What do we ask, in which wording, and how often was it answered?"
        actions={
          mayAsk && (
            <Button asChild look="primary">
              <Link href={paths.workspace(slug).compose()}>Ask something new</Link>
            </Button>
          )
        }
      />
      <AddressProblems problems={problems} cleanHref={promptsHref(slug, state)} />
      {rows.length === 0 && sentence === null && state.page === 1 ? (
        <EmptyState
          title="No prompt is kept yet"
          action={
            mayAsk && (
              <Button asChild>
                <Link href={paths.workspace(slug).compose()}>Compose a prompt</Link>
              </Button>
            )
          }
        >
          Whatever is asked is kept as a prompt, with a version for each wording, so that it can be asked
          again.
        </EmptyState>
      ) : (
        <>
          <NuqsAdapter>
            <PromptFilters zone={zone} sentence={sentence} />
          </NuqsAdapter>
          {rows.length > 0 ? (
            <>
              <PromptsTable slug={slug} state={state} rows={rows} />
              {(state.page > 1 || hasNext) && (
                <Pager
                  from={first}
                  to={first + rows.length - 1}
                  total={null}
                  previousHref={state.page > 1 ? at(state.page - 1) : null}
                  nextHref={hasNext ? at(state.page + 1) : null}
                />
              )}
            </>
          ) : state.page > 1 ? (
            <PastLastPage page={state.page} firstHref={at(1)} />
          ) : (
            <EmptyState
              title="No prompt matches"
              action={
                <Button asChild>
                  <Link href={promptsHref(slug, {})}>Show all prompts</Link>
                </Button>
              }
            >
              {state.text !== null &&
                "Words are matched whole and in any order, in every wording of a prompt."}
            </EmptyState>
          )}
        </>
      )}
    </>
  );
}
