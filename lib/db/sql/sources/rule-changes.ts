import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { sourceMoveSchema } from "@/lib/domain/sources/rule-preview";
import { sourceRulesSchema } from "@/lib/domain/sources/source-rule";
import { IS_STALE } from "./told-by";

const versionSchema = z.object({
  number: z.int(),
  rules: sourceRulesSchema,
  madeById: z.string().nullable(),
  madeAt: z.date(),
  /** The version of brands' rules that was in force when it was made. */
  brands: z.int(),
});
export type SourceRuleVersion = z.infer<typeof versionSchema>;

/** The newest versions of a team's rules, so many at most, the newest first. */
export async function readRuleVersions(
  db: Queryable,
  { workspaceId, limit }: { workspaceId: string; limit: number },
): Promise<SourceRuleVersion[]> {
  const { rows } = await db.query({
    text: `
      select version.number, version.rules, version.made_by_id as "madeById", version.made_at as "madeAt",
             coalesce((select max(brands.number) from app.rule_version brands
                        where brands.workspace_id = $1 and brands.kind = 'brands'
                          and brands.made_at <= version.made_at), 0) as brands
        from app.rule_version version
       where version.workspace_id = $1 and version.kind = 'sources' order by version.number desc limit $2`,
    values: [workspaceId, limit],
  });
  return versionSchema.array().parse(rows);
}

const movesSchema = z.object({
  toldBy: z.string(),
  at: z.date(),
  moves: sourceMoveSchema.array(),
});

/** What sources became when they were told anew, by what told them; so many at most, the newest first. */
export async function readMoves(
  db: Queryable,
  { workspaceId, limit }: { workspaceId: string; limit: number },
): Promise<z.infer<typeof movesSchema>[]> {
  const { rows } = await db.query({
    text: `
      with summed as (
        select told_by, what, was, became, sum(sources)::int as sources, sum(citations)::int as citations, min(at) as at
          from app.source_move where workspace_id = $1 group by 1, 2, 3, 4
      )
      select told_by as "toldBy", min(at) as at,
             jsonb_agg(jsonb_build_object('what', what, 'was', was, 'became', became, 'sources', sources,
                                          'citations', citations) order by what, sources desc, was, became) as moves
        from summed group by 1 order by at desc limit $2`,
    values: [workspaceId, limit],
  });
  return movesSchema.array().parse(rows);
}

/** How many sources a workspace has, and how many of them what was in force before told. */
export async function countStaleSources(
  db: Queryable,
  workspaceId: string,
): Promise<{ sources: number; left: number }> {
  const { rows } = await db.query({
    text: `
      select count(*)::int as sources, count(*) filter (where ${IS_STALE})::int as left
        from app.workspace join app.source on source.workspace_id = workspace.id where workspace.id = $1`,
    values: [workspaceId],
  });
  return z.tuple([z.object({ sources: z.int(), left: z.int() })]).parse(rows)[0];
}
