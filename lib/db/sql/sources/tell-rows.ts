import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { SourceRow } from "@/lib/domain/answers/source-list";
import { redirectWords, UNRESOLVED_REASONS } from "@/lib/domain/sources/redirect";
import type { ToldSource } from "@/lib/domain/sources/told-source";
import { decidedBy, ORIGINS_SCHEMA } from "./decided-by";

type Untold = Omit<SourceRow, "told" | "redirect">;

/** Rows of a list of sources with what is told of each; those of one domain, or a domain a row. */
export async function tellRows(own: WorkspaceReads, rows: readonly Untold[]): Promise<SourceRow[]> {
  const domains = [...new Set(rows.map(({ domain }) => domain))];
  const urls = rows.flatMap(({ sourceUrl }) => sourceUrl ?? []);
  if (domains.length === 0) return [];
  const told = await (urls.length > 0 ? toldOfSources(own, domains, urls) : toldOfDomains(own, domains));
  const isAsked = urls.length > 0 && rows.some(({ unresolved }) => unresolved > 0);
  const redirects = isAsked ? await redirectsOf(own, domains, urls) : new Map<string, string>();
  return rows.map((row) => ({
    ...row,
    told: told.get(row.sourceUrl ?? row.domain) ?? null,
    redirect: redirects.get(row.sourceUrl ?? "") ?? null,
  }));
}

const classSchema = z.object({
  domain: z.string(),
  class: z.string().nullable(),
  from: ORIGINS_SCHEMA,
  rule: z.string().nullable(),
});

/** The classes that sources of domains have, each once, that of the most citations first. */
export async function toldOfDomains(
  own: WorkspaceReads,
  domains: readonly string[],
): Promise<Map<string, ToldSource>> {
  const rows = await own.rows(
    {
      columns: sql`source.domain, source.class, source.class_from as "from", source.class_rule as rule`,
      from: "source",
      where: [sql`source.domain = any(${domains}::text[])`],
      groupBy: sql`1, 2, 3, 4`,
      orderBy: sql`sum(source.citations) desc, 2, 3, 4`,
    },
    classSchema,
  );
  const told = new Map<string, ToldSource>();
  for (const row of rows) {
    const known = told.get(row.domain) ?? { classes: [], pageType: null };
    if (known.classes.every(({ is }) => is !== row.class))
      known.classes.push({ is: row.class, by: decidedBy(row.from, row.rule) });
    told.set(row.domain, known);
  }
  return told;
}

const sourceSchema = classSchema.extend({
  sourceUrl: z.string(),
  pageType: z.string().nullable(),
  pageFrom: ORIGINS_SCHEMA,
  pageRule: z.string().nullable(),
});

/** What is told of sources, by their addresses. */
export async function toldOfSources(
  own: WorkspaceReads,
  domains: readonly string[],
  urls: readonly string[],
): Promise<Map<string, ToldSource>> {
  const rows = await own.rows(
    {
      columns: sql`source.domain, source.source_url as "sourceUrl", source.class, source.class_from as "from",
                   source.class_rule as rule, source.page_type as "pageType", source.page_from as "pageFrom",
                   source.page_rule as "pageRule"`,
      from: "source",
      where: [sql`source.domain = any(${domains}::text[])`, sql`source.source_url = any(${urls}::text[])`],
    },
    sourceSchema,
  );
  return new Map(
    rows.map((row) => [
      row.sourceUrl,
      {
        classes: [{ is: row.class, by: decidedBy(row.from, row.rule) }],
        pageType: { is: row.pageType, by: decidedBy(row.pageFrom, row.pageRule) },
      },
    ]),
  );
}

const redirectSchema = z.object({
  sourceUrl: z.string(),
  state: z.enum(["due", "resolved", "unresolved"]),
  reason: z.enum(UNRESOLVED_REASONS).nullable(),
});

/** What became of asking where the redirects lead that are cited for sources. */
async function redirectsOf(
  own: WorkspaceReads,
  domains: string[],
  urls: string[],
): Promise<Map<string, string>> {
  const rows = await own.rows(
    {
      columns: sql`distinct on (citation.source_url) citation.source_url as "sourceUrl", redirect.state, redirect.reason`,
      from: "citation",
      joins: sql`join app.redirect on redirect.workspace_id = citation.workspace_id
                  and redirect.url_hash = encode(sha256(convert_to(citation.raw_url, 'UTF8')), 'hex')`,
      where: [
        sql`citation.domain = any(${domains}::text[])`,
        sql`citation.source_url = any(${urls}::text[])`,
        sql`citation.resolved_url is null`,
      ],
      orderBy: sql`citation.source_url, redirect.seen_at desc`,
    },
    redirectSchema,
  );
  return new Map(rows.map(({ sourceUrl, ...redirect }) => [sourceUrl, redirectWords(redirect)]));
}
