import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { AddressProblems } from "@/components/filters/address-problems";
import { NarrowedTo } from "@/components/filters/narrowed-to";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Selection } from "@/components/tables/selection";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { DEFAULT_ANSWER_COLUMNS } from "@/lib/domain/answers/answer-columns";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { roleMay } from "@/lib/domain/team/permission";
import { isFinal } from "@/lib/domain/tasks/task-state";
import { formatCapped } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import {
  countAnswers,
  countUnread,
  isReadingWords,
  listAnswerChoices,
  listAnswers,
  listAskedLately,
  readDetails,
} from "@/lib/services/answers";
import { listFlags } from "@/lib/services/flags";
import { openWorkspacePage } from "@/lib/web/page";
import { nameFilter } from "../../name-filter";
import { RefreshWhile } from "../_components/refresh-while";
import { AnswerFilters } from "../_components/answer-filters";
import { AnswerExports } from "../_components/answer-exports";
import { AnswersPager } from "../_components/answers-pager";
import { AnswersTable } from "../_components/answers-table";
import { AnswersBar } from "../_components/annotations/answers-bar";
import { detailsOf } from "../_components/columns/detail-columns";
import { ViewLine } from "../_components/views/view-line";
import { queryOf } from "../answers-query";
import { openViews } from "../open-views";
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
  const views = await openViews({ ctx, workspace }, state, Object.keys(await searchParams).length === 0);
  const { sort, after: place, columns, view: _view, count, ...filter } = state;
  const kept = { columns, view: views.view };
  const after = place && fitsOrder(place, sort) ? place : null;
  const wanted = { filter: { ...filter, zone }, sort };
  const [{ rows, next, total }, exact, isReading, unread, asked, choices, flags] = await Promise.all([
    listAnswers({ ctx, input: { ...wanted, after } }),
    count && countAnswers({ ctx, input: wanted }),
    filter.text !== null && isReadingWords({ ctx }),
    filter.text === null ? null : countUnread({ ctx }),
    listAskedLately({ ctx }),
    listAnswerChoices({ ctx }),
    listFlags({ ctx }),
  ]);
  const details = await readDetails({
    ctx,
    input: { ids: rows.map(({ id }) => id), details: detailsOf(columns ?? DEFAULT_ANSWER_COLUMNS) },
  });
  const names = await nameFilter(ctx, filter, { asked });
  const sentence = sentenceOf(filter, { sort, zone, names, flags, choices });
  const mayAsk = roleMay(workspace.role, "run:create");
  const mayAnnotate = roleMay(workspace.role, "answer:annotate");
  const mayDelete = roleMay(workspace.role, "answer:delete");
  const nothingAsked = rows.length === 0 && sentence === null && !after;
  return (
    <>
      <PageHeader
        title="Answers"
        question="What was answered, by which model, on which sources, at what cost?"
        actions={
          <>
            {rows.length > 0 && <AnswerExports slug={slug} filter={filter} total={total} />}
            {roleMay(workspace.role, "answer:import") && (
              <Button asChild>
                <Link href={paths.workspace(slug).importAnswers()}>Import</Link>
              </Button>
            )}
            {mayAsk && (
              <Button asChild look="primary">
                <Link href={paths.workspace(slug).compose()}>Ask</Link>
              </Button>
            )}
          </>
        }
      />
      <AddressProblems
        problems={problems}
        cleanHref={answersHref(slug, { ...filter, sort, after, ...kept })}
      />
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
            <ViewLine slug={slug} views={views} query={queryOf(state)} mayShare={mayAnnotate} />
            <AnswerFilters
              asked={asked}
              flags={flags}
              choices={choices}
              zone={zone}
              sentence={sentence}
              view={views.view}
            />
          </NuqsAdapter>
          <NarrowedTo
            narrowings={narrowingsOf(filter, choices, (change) =>
              answersHref(slug, { ...filter, ...change, sort, ...kept }),
            )}
          />
          {isReading && (
            <p className="text-muted text-sm">
              Answers from before the last upgrade are still being read for search. Until that has ended, some
              of them are not found.
            </p>
          )}
          {unread !== null && unread.count > 0 && (
            <p className="text-muted text-sm">
              {formatCapped(unread, "imported answer")} {unread.count === 1 ? "is" : "are"} still being read
              for search. Until then, words do not find {unread.count === 1 ? "it" : "them"}.
            </p>
          )}
          <Selection
            key={queryOf(filter)}
            pageIds={rows.map(({ id }) => id)}
            total={mayDelete || (mayAnnotate && !total.isMore) ? total.count : 0}
            isMore={total.isMore && mayDelete}
          >
            <AnswersBar
              slug={slug}
              query={queryOf(filter)}
              flags={flags}
              mayAnnotate={mayAnnotate}
              // More than are counted are more than can be flagged at once.
              mayFlagAll={!total.isMore}
              mayDelete={mayDelete}
            />
            {rows.length > 0 ? (
              <AnswersTable
                slug={slug}
                state={{ ...state, after, view: views.view }}
                details={details}
                rows={rows}
              />
            ) : (
              <EmptyState
                title={after ? "There are no more answers" : "No answer matches these filters"}
                action={
                  <Button asChild>
                    <Link
                      href={answersHref(slug, { ...(after ? { ...filter, sort } : ANY_ANSWER), ...kept })}
                    >
                      {after ? "Back to the first" : "Clear the filters"}
                    </Link>
                  </Button>
                }
              >
                {filter.text !== null &&
                  "Words are looked for in the answers, in any order; put a phrase in quotation marks, and a minus before what is not to be there. What was asked has a box of its own under “More filters”."}
              </EmptyState>
            )}
          </Selection>
          <AnswersPager
            total={exact === null ? total : { count: exact, isMore: false }}
            countHref={answersHref(slug, { ...filter, sort, after, ...kept, count: "exact" })}
            firstHref={after ? answersHref(slug, { ...filter, sort, ...kept }) : null}
            nextHref={next && answersHref(slug, { ...filter, sort, after: next, ...kept })}
          />
          <RefreshWhile active={rows.some(({ state }) => !isFinal(state)) || (unread?.count ?? 0) > 0} />
        </>
      )}
    </>
  );
}
