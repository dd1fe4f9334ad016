import "server-only";
import { z } from "zod";
import { type Condition, within } from "@/lib/db/query/conditions";
import { momentsOf } from "@/lib/db/query/day-bounds";
import { answersIn, citationsIn, isOfProgramme } from "@/lib/db/query/filters";
import { nothing, type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { citedIn } from "@/lib/db/sql/figures/cited-conditions";
import { tellRows } from "@/lib/db/sql/sources/tell-rows";
import { SOURCES_PER_PAGE, type SourceFilter, type SourcePage } from "@/lib/domain/answers/source-list";
import type { SourceSort } from "@/lib/domain/answers/source-sorts";
import type { WorkspaceFilter, Zoned } from "@/lib/domain/lists/workspace-filter";
import { ANY_CITED } from "@/lib/domain/sources/cited-filter";

const CITED = sql`
  count(*) as citations, count(*) filter (where citation.resolved_url is null) as unresolved`;

/** One of the titles a source was cited by; some engines give only the domain, which says less than any other. */
const TITLE = sql`
  coalesce(max(citation.title) filter (where lower(citation.title) <> citation.domain), max(citation.title))`;

const count = z.coerce.number();

const citedSchema = z.object({ citations: count, unresolved: count });

const listedSchema = citedSchema.extend({ key: z.string(), title: z.string().nullable(), answers: count });

const moreSchema = z.object({ key: z.string(), sources: count, searchedAnswers: count });

const sumSchema = citedSchema.extend({ sources: count, domains: count });

const answersSchema = z.object({ answers: count, searchedAnswers: count });

const ORDERS: Record<SourceSort, Sql> = {
  answers: sql`answers desc, citations desc, 1`,
  citations: sql`citations desc, answers desc, 1`,
  name: sql`1`,
};

/**
 * Cited domains with their counts; with a domain given, that domain's sources. Counted here and sent a page at a time;
 * the cost grows with the citations in the filter. Each read takes no more columns than it counts: half a million
 * citations are sorted in memory then, or not at all. What only a page shows is counted for its rows.
 */
export async function listSourcesPage(
  own: WorkspaceReads,
  { filter, sort, page }: { filter: Zoned<SourceFilter>; sort: SourceSort; page: number },
): Promise<SourcePage> {
  const bySource = filter.domain !== null;
  const cited = { from: "citation", where: citedBy(own, filter) } as const;
  const key = bySource ? sql`citation.source_url` : sql`citation.domain`;
  const [listed, sum, answers, searchedAnswers] = await Promise.all([
    own.rows(
      {
        ...cited,
        columns: sql`${key} as key, ${bySource ? TITLE : sql`null`} as title, ${CITED},
                     count(distinct citation.task_id) as answers`,
        groupBy: sql`1`,
        orderBy: ORDERS[sort],
        limit: SOURCES_PER_PAGE,
        offset: (page - 1) * SOURCES_PER_PAGE,
      },
      listedSchema,
    ),
    own.row(
      {
        columns: sql`count(distinct one.source_url) as sources, count(distinct one.domain) as domains,
                     coalesce(sum(one.citations), 0) as citations, coalesce(sum(one.unresolved), 0) as unresolved`,
        from: {
          name: sql`one`,
          read: {
            ...cited,
            columns: sql`citation.domain, citation.source_url, ${CITED}`,
            groupBy: sql`1, 2`,
          },
        },
      },
      sumSchema,
    ),
    own.row(
      {
        columns: sql`count(*) as answers, count(answer.task_id) as "searchedAnswers"`,
        from: {
          name: sql`one`,
          read: { ...cited, columns: sql`citation.task_id`, groupBy: sql`1` },
        },
        joins: withSearched(filter, sql`one.task_id`),
      },
      answersSchema,
    ),
    countSearchedAnswers(own, filter),
  ]);
  const more = await own.rows(
    {
      ...cited,
      columns: sql`${key} as key, count(distinct citation.source_url) as sources,
                   count(distinct answer.task_id) as "searchedAnswers"`,
      joins: withSearched(filter, sql`citation.task_id`),
      where: [...cited.where, sql`${key} = any(${listed.map((row) => row.key)}::text[])`],
      groupBy: sql`1`,
    },
    moreSchema,
  );
  const moreOf = new Map(more.map((row) => [row.key, row]));
  const rows = listed.map(({ key: name, ...row }) => ({
    ...row,
    ...{ domain: filter.domain ?? name, sourceUrl: bySource ? name : null },
    sources: moreOf.get(name)?.sources ?? 0,
    searchedAnswers: moreOf.get(name)?.searchedAnswers ?? 0,
  }));
  return {
    rows: await tellRows(own, rows),
    total: bySource ? sum.sources : sum.domains,
    sum: { ...sum, ...answers },
    searchedAnswers,
  };
}

const citedBy = (own: WorkspaceReads, filter: Zoned<SourceFilter>): Condition[] => [
  ...citationsIn(own, filter),
  isOfProgramme(own, sql`citation.task_id`),
  ...citedIn(own, { ...ANY_CITED, ...filter }),
];

/** Answers that were answered with search, of the same days as what they cite. */
const withSearched = (filter: Zoned<SourceFilter>, taskId: Sql): Sql => {
  const days = within(sql`answer.answered_at`, momentsOf(filter));
  return sql`left join app.answer on answer.task_id = ${taskId} and answer.web_search_done
               ${days === null ? nothing : sql`and ${days}`}`;
};

async function countSearchedAnswers(own: WorkspaceReads, filter: Zoned<WorkspaceFilter>): Promise<number> {
  const { count } = await own.row(
    {
      columns: sql`count(*) as count`,
      from: "answer",
      where: [
        sql`answer.web_search_done`,
        ...answersIn(own, filter),
        isOfProgramme(own, sql`answer.task_id`),
      ],
    },
    z.object({ count: z.coerce.number() }),
  );
  return count;
}
