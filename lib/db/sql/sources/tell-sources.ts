import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { SourceMove } from "@/lib/domain/sources/source-moves";
import type { Classified } from "@/lib/domain/sources/classified";
import { IS_STALE, TOLD_BY } from "./told-by";

const untoldSchema = z.object({
  domain: z.string(),
  sourceUrl: z.string(),
  title: z.string(),
  citations: z.coerce.number(),
});
export type UntoldSource = z.infer<typeof untoldSchema>;

const staleSchema = untoldSchema.extend({ class: z.string().nullable(), pageType: z.string().nullable() });

/**
 * Holds what tells a workspace's sources until the transaction ends, so that one does, and says what that is; null where
 * another tells them already, or the workspace is gone.
 */
export async function holdTelling(tx: Queryable, workspaceId: string): Promise<string | null> {
  const lock = await tx.query({
    text: "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as mine",
    values: [`sources of ${workspaceId} are told`],
  });
  if (!z.tuple([z.object({ mine: z.boolean() })]).parse(lock.rows)[0].mine) return null;
  const { rows } = await tx.query({
    text: `select ${TOLD_BY} as "toldBy" from app.workspace where id = $1`,
    values: [workspaceId],
  });
  return z.object({ toldBy: z.string() }).array().parse(rows)[0]?.toldBy ?? null;
}

/**
 * Takes so many entries out of the queue, and gives the sources they are of as these are now. Titles that only came are
 * added to what is known; where some went, they are looked through.
 */
export async function takeUntold(
  tx: Queryable,
  workspaceId: string,
  limit: number,
): Promise<{ taken: number; sources: UntoldSource[] }> {
  const { rows } = await tx.query({
    text: `
      with taken as (
        delete from app.source_untold
         where id in (select id from app.source_untold where workspace_id = $1 order by id limit $2)
        returning domain, source_url, cited, title
      ), summed as (
        select domain, source_url, sum(cited) as cited, max(title collate "C") as title, bool_or(title is null) as gone,
               count(*) as taken
          from taken group by 1, 2
      )
      select summed.domain, summed.source_url as "sourceUrl", coalesce(source.citations, 0) + summed.cited as citations,
             summed.taken,
             case when summed.gone
                  then (select coalesce(max(citation.title collate "C")
                                          filter (where lower(citation.title) <> citation.domain), '')
                          from app.citation
                         where citation.workspace_id = $1 and citation.domain = summed.domain
                           and citation.source_url = summed.source_url)
                  else greatest(coalesce(source.title, '') collate "C", summed.title collate "C") end as title
        from summed left join app.source
          on source.workspace_id = $1 and source.domain = summed.domain and source.source_url = summed.source_url`,
    values: [workspaceId, limit],
  });
  const found = untoldSchema.extend({ taken: z.coerce.number() }).array().parse(rows);
  return { taken: found.reduce((sum, { taken }) => sum + taken, 0), sources: found };
}

/** Sources that something else told than what does now. */
export async function listStale(
  tx: Queryable,
  workspaceId: string,
  limit: number,
): Promise<z.infer<typeof staleSchema>[]> {
  const { rows } = await tx.query({
    text: `
      select source.domain, source.source_url as "sourceUrl", source.title, source.citations, source.class,
             source.page_type as "pageType"
        from app.workspace join app.source on source.workspace_id = workspace.id
       where workspace.id = $1 and ${IS_STALE} limit $2`,
    values: [workspaceId, limit],
  });
  return staleSchema.array().parse(rows);
}

interface ToldSource extends UntoldSource, Classified {}

/** Keeps what was told of sources, and lets those go that nothing cites any more. */
export async function writeTold(
  tx: Queryable,
  { workspaceId, toldBy }: { workspaceId: string; toldBy: string },
  told: readonly ToldSource[],
): Promise<void> {
  if (told.length === 0) return;
  await tx.query({
    text: `
      with one as (
        select * from jsonb_to_recordset($3::jsonb) as one (
          domain text, "sourceUrl" text, title text, citations int, class text, "classFrom" text, "classRule" text,
          "pageType" text, "pageFrom" text, "pageRule" text)
      ), gone as (
        delete from app.source using one
         where one.citations <= 0 and source.workspace_id = $1 and source.domain = one.domain
           and source.source_url = one."sourceUrl"
      )
      insert into app.source (workspace_id, told_by, domain, source_url, title, citations, class, class_from, class_rule,
                              page_type, page_from, page_rule)
      select $1, $2, domain, "sourceUrl", title, citations, class, "classFrom", "classRule", "pageType", "pageFrom", "pageRule"
        from one where citations > 0
      on conflict (workspace_id, domain, source_url) do update
         set told_by = excluded.told_by, title = excluded.title, citations = excluded.citations, class = excluded.class,
             class_from = excluded.class_from, class_rule = excluded.class_rule, page_type = excluded.page_type,
             page_from = excluded.page_from, page_rule = excluded.page_rule`,
    values: [
      workspaceId,
      toldBy,
      JSON.stringify(
        told.map(({ domain, sourceUrl, title, citations, class: its, classRule, pageType, pageRule }) => ({
          ...{ domain, sourceUrl, title, citations, class: its, pageType },
          ...{ classFrom: classRule?.origin, classRule: classRule?.name },
          ...{ pageFrom: pageRule?.origin, pageRule: pageRule?.name },
        })),
      ),
    ],
  });
}

/** Adds to what a change of rules moved. */
export async function addMoves(
  tx: Queryable,
  { workspaceId, toldBy }: { workspaceId: string; toldBy: string },
  moves: readonly SourceMove[],
): Promise<void> {
  if (moves.length === 0) return;
  await tx.query({
    text: `
      insert into app.source_move (workspace_id, told_by, what, was, became, sources, citations)
      select $1, $2, what, was, became, sources, citations
        from jsonb_to_recordset($3::jsonb) as one (what text, was text, became text, sources int, citations int)`,
    values: [workspaceId, toldBy, JSON.stringify(moves)],
  });
}
