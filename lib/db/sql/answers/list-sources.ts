import "server-only";
import { z } from "zod";
import { contains, equals } from "@/lib/db/query/conditions";
import { answersIn, citationsIn, isOfProgramme } from "@/lib/db/query/filters";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { isOfClass } from "@/lib/db/sql/sources/of-class";
import { tellRows } from "@/lib/db/sql/sources/tell-rows";
import { SOURCES_PER_PAGE, type SourceFilter, type SourcePage } from "@/lib/domain/answers/source-list";
import type { SourceSort } from "@/lib/domain/answers/source-sorts";
import type { WorkspaceFilter, Zoned } from "@/lib/domain/lists/workspace-filter";

const COUNTS = sql`
  count(distinct citation.source_url) as sources,
  count(*) as citations,
  count(distinct citation.task_id) as answers,
  count(distinct citation.task_id) filter (where answer.web_search_done) as "searchedAnswers",
  count(*) filter (where citation.resolved_url is null) as unresolved`;

/** One of the titles a source was cited by; some engines give only the domain, which says less than any other. */
const TITLE = sql`
  coalesce(max(citation.title) filter (where lower(citation.title) <> citation.domain), max(citation.title))`;

const countsSchema = z.object({
  sources: z.coerce.number(),
  citations: z.coerce.number(),
  answers: z.coerce.number(),
  searchedAnswers: z.coerce.number(),
  unresolved: z.coerce.number(),
});

const rowSchema = countsSchema.extend({
  domain: z.string(),
  sourceUrl: z.string().nullable(),
  title: z.string().nullable(),
});

const sumSchema = countsSchema.extend({ domains: z.coerce.number() });

const ORDERS: Record<SourceSort, Sql> = {
  answers: sql`answers desc, citations desc, 1, 2`,
  citations: sql`citations desc, answers desc, 1, 2`,
  name: sql`1, 2`,
};

/**
 * Cited domains with their counts; with a domain given, that domain's sources. Counted here and sent a page at a time;
 * the cost grows with the citations in the filter.
 */
export async function listSourcesPage(
  own: WorkspaceReads,
  { filter, sort, page }: { filter: Zoned<SourceFilter>; sort: SourceSort; page: number },
): Promise<SourcePage> {
  const bySource = filter.domain !== null;
  const cited = {
    from: "citation",
    joins: sql`join app.answer on answer.task_id = citation.task_id`,
    where: [
      ...citationsIn(own, filter),
      isOfProgramme(own, sql`citation.task_id`),
      equals(sql`citation.domain`, filter.domain),
      contains([sql`citation.domain`, sql`citation.title`, sql`citation.source_url`], filter.text),
      isOfClass(own, filter),
    ],
  } as const;
  const name = bySource
    ? sql`citation.source_url as "sourceUrl", ${TITLE} as title`
    : sql`null as "sourceUrl", null as title`;
  const [rows, sum, searchedAnswers] = await Promise.all([
    own.rows(
      {
        ...cited,
        columns: sql`citation.domain, ${name}, ${COUNTS}`,
        groupBy: sql`1, 2`,
        orderBy: ORDERS[sort],
        limit: SOURCES_PER_PAGE,
        offset: (page - 1) * SOURCES_PER_PAGE,
      },
      rowSchema,
    ),
    own.row({ ...cited, columns: sql`count(distinct citation.domain) as domains, ${COUNTS}` }, sumSchema),
    countSearchedAnswers(own, filter),
  ]);
  return {
    rows: await tellRows(own, rows),
    total: bySource ? sum.sources : sum.domains,
    sum,
    searchedAnswers,
  };
}

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
