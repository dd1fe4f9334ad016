import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

const rowSchema = z.object({
  taskId: z.uuid(),
  markdown: z.string(),
  language: z.string().nullable(),
  cited: z.string().array(),
  corrections: z
    .object({
      kind: z.enum(["refused", "added"]),
      brand: z.int(),
      start: z.int(),
      end: z.int(),
      text: z.string(),
    })
    .array(),
});
/** What a fact is made of, but for the rules. */
export type MeasuredRow = z.infer<typeof rowSchema>;

/** What facts of some answers of a workspace are made of. */
export async function readMeasured(
  db: Queryable,
  workspaceId: string,
  taskIds: readonly string[],
): Promise<MeasuredRow[]> {
  const { rows } = await db.query({
    text: `select answer.task_id as "taskId", answer.text as markdown, market.language,
                  coalesce(cited.addresses, '{}') as cited, coalesce(corrected.all, '[]') as corrections
             from app.answer
             join app.answer_fact fact on fact.task_id = answer.task_id
             left join app.market on market.id = fact.market_id
             left join lateral (
               select array_agg(coalesce(citation.resolved_url, citation.raw_url) order by citation.position) as addresses
                 from app.citation where citation.task_id = answer.task_id) cited on true
             left join lateral (
               select jsonb_agg(jsonb_build_object('kind', one.kind, 'brand', brand.number, 'start', one.source_start,
                                                   'end', one.source_end, 'text', one.text) order by one.created_at, one.id) as all
                 from app.mention_correction one join app.brand on brand.id = one.brand_id
                where one.task_id = answer.task_id) corrected on true
            where answer.workspace_id = $1 and answer.task_id = any($2::uuid[])`,
    values: [workspaceId, taskIds],
  });
  return rowSchema.array().parse(rows);
}
