import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

/** Wordings of prompts whose words were not read yet, so many. */
export async function listUnreadPrompts(
  db: Queryable,
  limit: number,
): Promise<{ id: string; userPrompt: string }[]> {
  const { rows } = await db.query({
    text: `select id, user_prompt as "userPrompt" from app.prompt_version where words is null order by id limit $1`,
    values: [limit],
  });
  return z.object({ id: z.uuid(), userPrompt: z.string() }).array().parse(rows);
}
