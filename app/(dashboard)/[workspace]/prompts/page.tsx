import type { Metadata } from "next";
import Link from "next/link";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Pager } from "@/components/tables/pager";
import { Button } from "@/components/ui/button";
import { roleMay } from "@/lib/domain/permission";
import { PROMPTS_PER_PAGE } from "@/lib/domain/prompt";
import { paths } from "@/lib/paths";
import { listPrompts } from "@/lib/services/prompts";
import { openWorkspacePage } from "@/lib/web/page";
import { PromptFilters } from "./_components/prompt-filters";
import { PromptsTable } from "./_components/prompts-table";
import { loadPromptsState, promptsHref } from "./prompts-search-params";

export const metadata: Metadata = { title: "Prompts" };

interface PromptsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function PromptsPage({ params, searchParams }: PromptsPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "prompt:read");
  const { slug } = workspace;
  const state = await loadPromptsState(searchParams);
  const { rows, hasNext } = await listPrompts({ ctx, input: state });
  const first = (state.page - 1) * PROMPTS_PER_PAGE + 1;
  const mayAsk = roleMay(workspace.role, "run:create");
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
      {rows.length === 0 && state.text === null && state.page === 1 ? (
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
          <PromptFilters />
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
