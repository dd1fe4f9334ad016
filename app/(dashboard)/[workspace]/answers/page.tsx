import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { ANY_ANSWER } from "@/lib/domain/answer-list";
import { roleMay } from "@/lib/domain/permission";
import { isFinal } from "@/lib/domain/task-state";
import { paths } from "@/lib/paths";
import { listAnswers, listAskedModels } from "@/lib/services/answers";
import { openWorkspacePage } from "@/lib/web/page";
import { RefreshWhile } from "./_components/refresh-while";
import { AnswerFilters } from "./_components/answer-filters";
import { AnswersTable } from "./_components/answers-table";
import { NarrowedTo } from "./_components/narrowed-to";
import { answersHref, loadAnswersState } from "./answers-search-params";

export const metadata: Metadata = { title: "Answers" };

interface AnswersPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AnswersPage({ params, searchParams }: AnswersPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "answer:read");
  const { after, ...filter } = await loadAnswersState(searchParams);
  const { slug } = workspace;
  const [{ rows, next }, models] = await Promise.all([
    listAnswers({ ctx, input: { filter, after } }),
    listAskedModels({ ctx }),
  ]);
  const filtered = Object.values(filter).some((value) => value !== null);
  const nothingAsked = rows.length === 0 && !filtered && !after;
  return (
    <>
      <PageHeader
        title="Answers"
        question="What was answered, by which model, on which sources, at what cost?"
        actions={
          roleMay(workspace.role, "run:create") && (
            <Button asChild look="primary">
              <Link href={paths.workspace(slug).compose()}>Ask</Link>
            </Button>
          )
        }
      />
      {nothingAsked ? (
        <EmptyState
          title="Nothing was asked yet"
          action={
            <Button asChild>
              <Link href={paths.workspace(slug).compose()}>Compose a prompt</Link>
            </Button>
          }
        >
          Every answer, from every engine, is kept and listed here with its sources and its cost.
        </EmptyState>
      ) : (
        <>
          <AnswerFilters models={models} />
          <NarrowedTo slug={slug} filter={filter} promptText={rows[0]?.prompt} />
          {rows.length > 0 ? (
            <AnswersTable slug={slug} rows={rows} />
          ) : (
            <EmptyState
              title={after ? "There are no older answers" : "No answer matches these filters"}
              action={
                <Button asChild>
                  <Link href={answersHref(slug, after ? filter : ANY_ANSWER)}>
                    {after ? "Back to the newest" : "Clear the filters"}
                  </Link>
                </Button>
              }
            >
              {filter.text !== null &&
                "Words are matched whole and in any order, in the prompt and in the answer; put a phrase in quotation marks."}
            </EmptyState>
          )}
          <nav aria-label="Pages" className="flex justify-end gap-2 py-2">
            {after && rows.length > 0 && (
              <Button asChild size="small">
                <Link href={answersHref(slug, filter)}>Newest</Link>
              </Button>
            )}
            {next && (
              <Button asChild size="small">
                <Link href={answersHref(slug, filter, next)}>Older answers</Link>
              </Button>
            )}
          </nav>
          <RefreshWhile active={rows.some(({ state }) => !isFinal(state))} />
        </>
      )}
    </>
  );
}
