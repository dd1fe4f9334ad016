import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

const rowSchema = z.object({
  where: z.string(),
  words: z.string(),
  class: z.string().nullable(),
  pageType: z.string().nullable(),
});

/** What the rules of a team's own say, in the order they are written down in. */
export async function readSourceRuleRows(
  db: Queryable,
  workspaceId: string,
): Promise<z.infer<typeof rowSchema>[]> {
  const { rows } = await db.query({
    text: `select address as "where", words, class, page_type as "pageType" from app.source_rule
            where workspace_id = $1 order by address collate "C", words collate "C"`,
    values: [workspaceId],
  });
  return rowSchema.array().parse(rows);
}
