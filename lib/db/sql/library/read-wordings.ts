import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { turnSchema } from "@/lib/domain/answers/answer";

const rowSchema = z.object({
  id: z.uuid(),
  promptId: z.uuid(),
  userPrompt: z.string(),
  systemMessage: z.string().nullable(),
  turns: turnSchema.array(),
  contentHash: z.string(),
});
export type WordingRow = z.infer<typeof rowSchema>;

/** Wordings of the workspace by their ids; those that are another's are missing. */
export async function readWordings(
  db: Queryable,
  { workspaceId, ids }: { workspaceId: string; ids: readonly string[] },
): Promise<Map<string, WordingRow>> {
  const { rows } = await db.query({
    text: `select id, prompt_id as "promptId", user_prompt as "userPrompt", system_message as "systemMessage", turns,
                  content_hash as "contentHash"
             from app.prompt_version where workspace_id = $1 and id = any($2::uuid[])`,
    values: [workspaceId, ids],
  });
  return new Map(
    rowSchema
      .array()
      .parse(rows)
      .map((row) => [row.id, row]),
  );
}
