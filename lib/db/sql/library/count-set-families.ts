import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";

const rowSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  prompts: z.coerce.number(),
  families: z.coerce.number(),
});
export type SetFamilies = z.infer<typeof rowSchema>;

/** The sets in use that hold prompts, by name: how many prompts in use each has, and of how many families. */
export const countSetFamilies = (own: WorkspaceReads): Promise<SetFamilies[]> =>
  own.rows(
    {
      columns: sql`prompt_set.id, prompt_set.name, count(*) as prompts,
                   count(distinct coalesce(prompt.family_id, prompt.id)) as families`,
      from: "prompt",
      joins: sql`join app.prompt_set on prompt_set.id = prompt.set_id`,
      where: [sql`prompt.archived_at is null`, sql`prompt_set.archived_at is null`],
      groupBy: sql`prompt_set.id`,
      orderBy: sql`prompt_set.name, prompt_set.id`,
    },
    rowSchema,
  );
