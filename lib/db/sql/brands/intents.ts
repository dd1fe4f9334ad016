import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

/**
 * Has the intents of a workspace's prompts told again, but for those that a person gave. The sets are locked before
 * them, as by everybody who changes prompts.
 */
export async function haveIntentsTold(tx: Queryable, workspaceId: string): Promise<void> {
  await tx.query({
    text: "select 1 from app.prompt_set where workspace_id = $1 order by id for no key update",
    values: [workspaceId],
  });
  await tx.query({
    text: `update app.prompt set intent_due = true
            where workspace_id = $1 and not intent_by_hand and not intent_due`,
    values: [workspaceId],
  });
}

const dueRows = z.array(z.object({ id: z.uuid(), workspaceId: z.uuid(), userPrompt: z.string() }));
export type DuePrompt = z.infer<typeof dueRows>[number];

/** Takes prompts whose intent is to be told, with their newest wording; what somebody else holds waits. */
export async function takeDuePrompts(tx: Queryable, limit: number): Promise<DuePrompt[]> {
  const { rows } = await tx.query({
    text: `select prompt.id, prompt.workspace_id as "workspaceId", newest.user_prompt as "userPrompt"
             from app.prompt
             join lateral (select user_prompt from app.prompt_version
                            where prompt_version.prompt_id = prompt.id order by number desc limit 1) newest on true
            where prompt.intent_due and not prompt.intent_by_hand
            order by prompt.id limit $1 for update of prompt skip locked`,
    values: [limit],
  });
  return dueRows.parse(rows);
}

/** Writes intents that were told; null where a workspace has no brand of its own. */
export async function writeIntents(
  tx: Queryable,
  told: readonly { id: string; intent: "branded" | "unbranded" | null }[],
): Promise<void> {
  await tx.query({
    text: `update app.prompt set intent = told.intent, intent_due = false
             from json_to_recordset($1::json) as told (id uuid, intent app.intent)
            where prompt.id = told.id and not prompt.intent_by_hand`,
    values: [JSON.stringify(told)],
  });
}
