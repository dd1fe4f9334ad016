import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

/** Wordings whose words were not read yet, so many: of any prompts, or of these alone. */
export async function listUnreadPrompts(
  db: Queryable,
  { limit, promptIds }: { limit: number; promptIds?: readonly string[] },
): Promise<{ id: string; userPrompt: string }[]> {
  const { rows } = await db.query({
    text: `select id, user_prompt as "userPrompt"
             from app.prompt_version
            where words is null and ($2::uuid[] is null or prompt_id = any($2))
            order by id
            limit $1`,
    values: [limit, promptIds ?? null],
  });
  return z.object({ id: z.uuid(), userPrompt: z.string() }).array().parse(rows);
}

/** Forgets the words of all wordings of prompts, which are read anew: their stems are those of the market's language. */
export async function forgetPromptWords(db: Queryable, promptIds: readonly string[]): Promise<void> {
  await db.query({
    text: "update app.prompt_version set words = null where prompt_id = any($1::uuid[])",
    values: [promptIds],
  });
}
