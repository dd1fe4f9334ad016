import "server-only";
import { z } from "zod";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { WITH_PROMPTS } from "@/lib/db/sql/figures/fact-conditions";
import { type CitedPart, citations, citedParts, citing, readParts } from "@/lib/db/sql/figures/read-cited";
import { tellRows } from "@/lib/db/sql/sources/tell-rows";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { SOURCES_PER_PAGE, type SourceFilter, type SourcePage } from "@/lib/domain/answers/source-list";
import type { SourceSort } from "@/lib/domain/answers/source-sorts";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { ANY_CITED } from "@/lib/domain/sources/cited-filter";

const count = z.coerce.number();

const citedSchema = z.object({ citations: count, unresolved: count, answers: count, searchedAnswers: count });

const ORDERS: Record<SourceSort, Sql> = {
  answers: sql`answers desc, citations desc, 1`,
  citations: sql`citations desc, answers desc, 1`,
  name: sql`1`,
};

/**
 * Cited domains with their counts; with a domain given, that domain's sources. Counted here and sent a page at a time. What
 * only a page shows is counted for its rows.
 */
export async function listSourcesPage(
  own: WorkspaceReads,
  { filter, sort, page }: { filter: Zoned<SourceFilter>; sort: SourceSort; page: number },
): Promise<SourcePage> {
  const { domain, text, sourceClass, pageType, ...shared } = filter;
  const parts = await citedParts(own, {
    filter: { ...ANY_FIGURE, ...shared },
    cited: { ...ANY_CITED, domain, text, sourceClass, pageType },
  });
  const by = domain === null ? "domain" : "source";
  const [listed, { withSearch, ...counts }] = await Promise.all([
    listCited(own, parts, { by, sort, page }),
    sumCited(own, parts),
  ]);
  const keys = listed.map(({ key }) => key);
  const [{ sum, ofDomains }, titles] = await Promise.all([
    countSources(own, parts, domain === null ? keys : []),
    domain === null ? new Map<string, string>() : readCitedTitles(own, domain, keys),
  ]);
  const rows = listed.map(({ key, ...row }) => ({
    ...row,
    ...(domain === null
      ? { domain: key, sourceUrl: null, sources: ofDomains.get(key) ?? 0, title: null }
      : { domain, sourceUrl: key, sources: 1, title: titles.get(key) ?? null }),
  }));
  return {
    rows: await tellRows(own, rows),
    total: domain === null ? sum.domains : sum.sources,
    sum: { ...sum, ...counts },
    searchedAnswers: withSearch,
  };
}

const listCited = (
  own: WorkspaceReads,
  parts: readonly CitedPart[],
  { by, sort, page }: { by: "domain" | "source"; sort: SourceSort; page: number },
) =>
  own.rows(
    {
      columns: sql`one.key, sum(one.citations) as citations, sum(one.unresolved) as unresolved,
                   sum(one.answers) as answers, sum(one.searched) as "searchedAnswers"`,
      from: {
        name: sql`one`,
        read: readParts(parts, {
          ofSums: (sums) => ({
            columns: sql`cited_sum.domain as key, cited_sum.citations, cited_sum.unresolved, cited_sum.answers,
                         cited_sum.searched`,
            from: "cited_sum",
            where: [...sums, sql`cited_sum.domain is not null`],
          }),
          ofFacts: (part) => ({
            columns: sql`one.key, sum(one.citations) as citations, sum(one.unresolved) as unresolved,
                         count(*) as answers, count(*) filter (where one.searched) as searched`,
            from: citing(part, by),
            groupBy: sql`1`,
          }),
        }),
      },
      groupBy: sql`1`,
      orderBy: ORDERS[sort],
      limit: SOURCES_PER_PAGE,
      offset: (page - 1) * SOURCES_PER_PAGE,
    },
    citedSchema.extend({ key: z.string() }),
  );

const sourcesSchema = z.object({ domain: z.string(), sources: count, allSources: count, domains: count });

/**
 * How many sources are cited, and of how many domains; and of some domains how many each has. A source is told from others
 * by its domain and the hash of its address, as sums keep it.
 */
async function countSources(own: WorkspaceReads, parts: readonly CitedPart[], domains: readonly string[]) {
  const rows = await own.rows(
    {
      columns: sql`domain.domain, domain.sources, domain."allSources", domain.domains`,
      from: {
        name: sql`domain`,
        read: {
          columns: sql`one.domain, count(*) as sources, sum(count(*)) over () as "allSources",
                       count(*) over () as domains`,
          from: {
            name: sql`one`,
            read: {
              columns: sql`distinct cited.domain, cited.address`,
              from: {
                name: sql`cited`,
                read: readParts(parts, {
                  ofSums: (sums) => ({
                    columns: sql`cited_sum.domain, unnest(cited_sum.addresses) as address`,
                    from: "cited_sum",
                    where: [...sums, sql`cited_sum.domain is not null`],
                  }),
                  ofFacts: (part) => ({
                    columns: sql`citation.domain, hashtextextended(citation.source_url, 0) as address`,
                    ...citations(part),
                    groupBy: sql`1, 2`,
                  }),
                }),
              },
            },
          },
          groupBy: sql`1`,
        },
      },
      // One at least, for what all have together.
      orderBy: sql`domain.domain = any(${domains}::text[]) desc`,
      limit: Math.max(1, domains.length),
    },
    sourcesSchema,
  );
  return {
    sum: { sources: rows[0]?.allSources ?? 0, domains: rows[0]?.domains ?? 0 },
    ofDomains: new Map(rows.map(({ domain, sources }) => [domain, sources])),
  };
}

/** All citations, the answers that they are of, those of them with search, and the answers with search, cited or not. */
const sumCited = (own: WorkspaceReads, parts: readonly CitedPart[]) =>
  own.row(
    {
      columns: sql`coalesce(sum(one.citations), 0) as citations, coalesce(sum(one.unresolved), 0) as unresolved,
                   coalesce(sum(one.answers), 0) as answers, coalesce(sum(one.searched), 0) as "searchedAnswers",
                   coalesce(sum(one.with_search), 0) as "withSearch"`,
      from: {
        name: sql`one`,
        read: readParts(parts, {
          ofSums: (sums) => ({
            columns: sql`cited_sum.citations, cited_sum.unresolved, cited_sum.answers, cited_sum.searched,
                         (select sum(answers) from unnest(cited_sum.of_prompts) as answers) as with_search`,
            from: "cited_sum",
            where: [...sums, sql`cited_sum.domain is null`],
          }),
          ofFacts: (part) => ({
            columns: sql`sum(cited.citations) as citations, sum(cited.unresolved) as unresolved,
                         count(cited.task_id) as answers,
                         count(cited.task_id) filter (where answer_fact.searched) as searched,
                         count(*) filter (where answer_fact.searched) as with_search`,
            from: "answer_fact",
            joins: sql`${WITH_PROMPTS} left join (${own.select({
              columns: sql`answer_fact.task_id, count(*) as citations,
                           count(*) filter (where citation.resolved_url is null) as unresolved`,
              ...citations(part),
              groupBy: sql`1`,
            })}) cited on cited.task_id = answer_fact.task_id`,
            where: part.facts,
          }),
        }),
      },
    },
    citedSchema.extend({ withSearch: count }),
  );

/** The titles that some sources of a domain are cited by, one of each; some engines give only the domain, which says less. */
async function readCitedTitles(
  own: WorkspaceReads,
  domain: string,
  sourceUrls: readonly string[],
): Promise<Map<string, string>> {
  const rows = await own.rows(
    {
      columns: sql`citation.source_url as "sourceUrl",
                   coalesce(max(citation.title) filter (where lower(citation.title) <> citation.domain),
                            max(citation.title)) as title`,
      from: "citation",
      where: [sql`citation.domain = ${domain}`, sql`citation.source_url = any(${sourceUrls}::text[])`],
      groupBy: sql`1`,
    },
    z.object({ sourceUrl: z.string(), title: z.string() }),
  );
  return new Map(rows.map(({ sourceUrl, title }) => [sourceUrl, title]));
}
