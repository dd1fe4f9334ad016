import type { Metadata } from "next";
import Link from "next/link";
import type { SearchParams } from "nuqs/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { AddressProblems } from "@/components/filters/address-problems";
import { NarrowedTo } from "@/components/filters/narrowed-to";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { roleMay } from "@/lib/domain/team/permission";
import { isFinal } from "@/lib/domain/tasks/task-state";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { listAnswers, listAskedLately } from "@/lib/services/answers";
import { openWorkspacePage } from "@/lib/web/page";
import { nameFilter } from "../../name-filter";
import { RefreshWhile } from "../_components/refresh-while";
import { AnswerFilters } from "../_components/answer-filters";
import { AnswersPager } from "../_components/answers-pager";
import { AnswersTable } from "../_components/answers-table";
import { narrowingsOf, sentenceOf } from "../answers-words";
import { answersHref, answersParsers, fitsOrder } from "../answers-search-params";

export const metadata: Metadata = { title: "Answers" };

interface AnswersPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function AnswersPage({ params, searchParams }: AnswersPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "answer:read");
  const { state, problems } = await readAddress(answersParsers, searchParams);
  const { slug } = workspace;
  const zone = workspace.timeZone;
  const { sort, after: place, ...filter } = state;
  const after = place && fitsOrder(place, sort) ? place : null;
  const [{ rows, next, total }, asked] = await Promise.all([
    listAnswers({ ctx, input: { filter: { ...filter, zone }, sort, after } }),
    listAskedLately({ ctx }),
  ]);
  const names = await nameFilter(ctx, filter, { asked });
  const sentence = sentenceOf(filter, { sort, zone, names });
  const mayAsk = roleMay(workspace.role, "run:create");
  const nothingAsked = rows.length === 0 && sentence === null && !after;
  return (
    <>
      <PageHeader
        title="Answers"
        question="What was answered, by which model, on which sources, at what cost?"
        actions={
          mayAsk && (
            <Button asChild look="primary">
              <Link href={paths.workspace(slug).compose()}>Ask</Link>
            </Button>
          )
        }
      />
      <AddressProblems problems={problems} cleanHref={answersHref(slug, { ...filter, sort, after })} />
      {nothingAsked ? (
        <EmptyState
          title="Nothing was asked yet"
          action={
            mayAsk && (
              <Button asChild>
                <Link href={paths.workspace(slug).compose()}>Compose a prompt</Link>
              </Button>
            )
          }
        >
          Every answer, from every engine, is kept and listed here with its sources and its cost.
        </EmptyState>
      ) : (
        <>
          <NuqsAdapter>
            <AnswerFilters asked={asked} zone={zone} sentence={sentence} />
          </NuqsAdapter>
          <NarrowedTo
            narrowings={narrowingsOf(filter, names, (change) =>
              answersHref(slug, { ...filter, ...change, sort }),
            )}
          />
          {rows.length > 0 ? (
            <AnswersTable slug={slug} state={{ ...state, after }} rows={rows} />
          ) : (
            <EmptyState
              title={after ? "There are no more answers" : "No answer matches these filters"}
              action={
                <Button asChild>
                  <Link href={answersHref(slug, after ? { ...filter, sort } : ANY_ANSWER)}>
                    {after ? "Back to the first" : "Clear the filters"}
                  </Link>
                </Button>
              }
            >
              {filter.text !== null &&
                "Words are matched whole and in any order, in the prompt and in the answer; put a phrase in quotation marks."}
            </EmptyState>
          )}
          <AnswersPager
            total={total}
            firstHref={after ? answersHref(slug, { ...filter, sort }) : null}
            nextHref={next && answersHref(slug, { ...filter, sort, after: next })}
          />
          <RefreshWhile active={rows.some(({ state }) => !isFinal(state))} />
        </>
      )}
    </>
  );
}
