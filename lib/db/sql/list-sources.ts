import "server-only";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";
import { SOURCES_PER_PAGE, type SourceFilter, type SourcePage } from "@/lib/domain/source-list";

const rowSchema = z.object({
  domain: z.string(),
  sourceUrl: z.string().nullable(),
  title: z.string().nullable(),
  sources: z.coerce.number(),
  citations: z.coerce.number(),
  answers: z.coerce.number(),
  total: z.coerce.number(),
});

const ORDER: Record<SourceFilter["sort"], string> = {
  answers: "answers desc, citations desc",
  citations: "citations desc, answers desc",
  name: "domain asc",
};

/**
 * Cited domains with their counts; with a domain given, that domain's sources. Counts are summed here, a page at a
 * time; the cost grows with the citations in the filter.
 */
export async function listSourcesPage(workspaceId: string, filter: SourceFilter): Promise<SourcePage> {
  const values: unknown[] = [workspaceId];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const where = ["workspace_id = $1"];
  if (filter.engine) where.push(`engine = ${bind(filter.engine)}`);
  if (filter.from) where.push(`answered_at >= (${bind(filter.from)}::date)::timestamp at time zone 'utc'`);
  if (filter.to) where.push(`answered_at < (${bind(filter.to)}::date + 1)::timestamp at time zone 'utc'`);
  if (filter.domain !== null) where.push(`domain = ${bind(filter.domain)}`);
  if (filter.text) {
    const like = bind(`%${filter.text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`);
    where.push(`(lower(domain) like ${like} or lower(title) like ${like} or lower(source_url) like ${like})`);
  }
  const bySource = filter.domain !== null;
  const grouped = bySource ? "domain, source_url" : "domain";
  const offset = bind((filter.page - 1) * SOURCES_PER_PAGE);
  const { rows } = await getPool().query(
    `select domain, ${bySource ? 'source_url as "sourceUrl", max(title)' : 'null as "sourceUrl", null'} as title,
            count(distinct source_url) as sources, count(*) as citations, count(distinct task_id) as answers,
            count(*) over () as total
       from app.citation
      where ${where.join(" and ")}
      group by ${grouped}
      order by ${ORDER[filter.sort]}, ${grouped}
      limit ${SOURCES_PER_PAGE} offset ${offset}`,
    values,
  );
  const parsed = rowSchema.array().parse(rows);
  return {
    rows: parsed.map(({ total: _total, ...row }) => row),
    total: parsed[0]?.total ?? 0,
    searchedAnswers: await countSearchedAnswers(workspaceId, filter),
  };
}

async function countSearchedAnswers(workspaceId: string, filter: SourceFilter): Promise<number> {
  const { rows } = await getPool().query<{ count: string }>(
    `select count(*) from app.answer join app.task on task.id = answer.task_id
      where answer.workspace_id = $1 and answer.web_search_done
        and ($2::text is null or task.engine = $2)
        and ($3::date is null or answer.answered_at >= ($3::date)::timestamp at time zone 'utc')
        and ($4::date is null or answer.answered_at < ($4::date + 1)::timestamp at time zone 'utc')`,
    [workspaceId, filter.engine, filter.from, filter.to],
  );
  return Number(rows[0]?.count ?? 0);
}
