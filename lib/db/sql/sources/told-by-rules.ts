import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

const rowSchema = z.object({ name: z.string(), sources: z.coerce.number(), citations: z.coerce.number() });

/** Of each rule of the team's own, by its name, how many sources it tells class or page type of, with how many citations. */
export async function countToldBy(
  db: Queryable,
  workspaceId: string,
): Promise<ReadonlyMap<string, { sources: number; citations: number }>> {
  const { rows } = await db.query({
    text: `
      select rule.name, count(*) as sources, sum(source.citations) as citations
        from app.source
        cross join lateral (
          select source.class_rule as name where source.class_from = 'team'
          union select source.page_rule where source.page_from = 'team') as rule
       where source.workspace_id = $1 group by 1`,
    values: [workspaceId],
  });
  const told = rowSchema.array().parse(rows);
  return new Map(told.map(({ name, ...counts }) => [name, counts]));
}
