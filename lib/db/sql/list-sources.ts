import "server-only";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";
import { SOURCES_PER_PAGE, type SourceFilter, type SourcePage } from "@/lib/domain/source-list";

const COUNTS = `
  count(distinct citation.source_url) as sources,
  count(*) as citations,
  count(distinct citation.task_id) as answers,
  count(distinct citation.task_id) filter (where answer.web_search_done) as "searchedAnswers",
  count(*) filter (where citation.resolved_url is null) as unresolved`;

/** One of the titles a source was cited by; some engines give only the domain, which says less than any other. */
const TITLE =
  "coalesce(max(citation.title) filter (where lower(citation.title) <> citation.domain), max(citation.title))";

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

const ORDER: Record<SourceFilter["sort"], string> = {
  answers: "answers desc, citations desc, 1, 2",
  citations: "citations desc, answers desc, 1, 2",
  name: "1, 2",
};

/**
 * Cited domains with their counts; with a domain given, that domain's sources. Counted here and sent a page at a time;
 * the cost grows with the citations in the filter.
 */
export async function listSourcesPage(workspaceId: string, filter: SourceFilter): Promise<SourcePage> {
  const { from, values } = citationsIn(workspaceId, filter);
  const bySource = filter.domain !== null;
  const [rows, sums, searchedAnswers] = await Promise.all([
    getPool().query(
      `select citation.domain, ${bySource ? `citation.source_url as "sourceUrl", ${TITLE} as title` : 'null as "sourceUrl", null as title'}, ${COUNTS}
         ${from}
        group by 1, 2
        order by ${ORDER[filter.sort]}
        limit ${SOURCES_PER_PAGE} offset ${(filter.page - 1) * SOURCES_PER_PAGE}`,
      values,
    ),
    getPool().query(`select count(distinct citation.domain) as domains, ${COUNTS} ${from}`, values),
    countSearchedAnswers(workspaceId, filter),
  ]);
  const sum = sumSchema.parse(sums.rows[0]);
  return {
    rows: rowSchema.array().parse(rows.rows),
    total: bySource ? sum.sources : sum.domains,
    sum,
    searchedAnswers,
  };
}

/** The citations in a filter, each with its answer, and the values the condition binds. */
function citationsIn(workspaceId: string, filter: SourceFilter): { from: string; values: unknown[] } {
  const values: unknown[] = [workspaceId];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const where = ["citation.workspace_id = $1"];
  if (filter.engine) where.push(`citation.engine = ${bind(filter.engine)}`);
  if (filter.from)
    where.push(`citation.answered_at >= (${bind(filter.from)}::date)::timestamp at time zone 'utc'`);
  if (filter.to)
    where.push(`citation.answered_at < (${bind(filter.to)}::date + 1)::timestamp at time zone 'utc'`);
  if (filter.domain !== null) where.push(`citation.domain = ${bind(filter.domain)}`);
  if (filter.text) {
    const like = bind(`%${filter.text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`);
    where.push(
      `(lower(citation.domain) like ${like} or lower(citation.title) like ${like} or lower(citation.source_url) like ${like})`,
    );
  }
  return {
    from: `from app.citation join app.answer on answer.task_id = citation.task_id where ${where.join(" and ")}`,
    values,
  };
}

async function countSearchedAnswers(
  workspaceId: string,
  { engine, from, to }: SourceFilter,
): Promise<number> {
  const { rows } = await getPool().query(
    `select count(*) as count from app.answer join app.task on task.id = answer.task_id
      where answer.workspace_id = $1 and answer.web_search_done
        and ($2::text is null or task.engine = $2)
        and ($3::date is null or answer.answered_at >= ($3::date)::timestamp at time zone 'utc')
        and ($4::date is null or answer.answered_at < ($4::date + 1)::timestamp at time zone 'utc')`,
    [workspaceId, engine, from, to],
  );
  return z.object({ count: z.coerce.number() }).parse(rows[0]).count;
}
