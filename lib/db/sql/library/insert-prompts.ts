import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { NewPrompt } from "@/lib/domain/library/prompt-set";

export interface PromptToInsert extends NewPrompt {
  /** See `lib/services/prompts/content-hash.ts`. */
  contentHash: string;
  wordingHash: string;
}

interface NewPrompts {
  workspaceId: string;
  setId: string;
  /** The act that brings them; null for one by hand. */
  changeId: string | null;
  createdById: string | null;
  createdAt: Date;
  prompts: readonly PromptToInsert[];
}

const rowSchema = z.object({ id: z.uuid(), content_hash: z.string() });

/**
 * Writes prompts and their first versions into a set with one statement, whatever their number; what the set has
 * already, by its content hash, is left as it is. Returns the ids of those that are new, by content hash.
 */
export async function insertPrompts(
  db: Queryable,
  { prompts, ...into }: NewPrompts,
): Promise<Map<string, string>> {
  const { rows } = await db.query({
    text: `with given as (
             select distinct on ("contentHash") *
               from rows from (jsonb_to_recordset($6::jsonb) as (
                      "userPrompt" text, "systemMessage" text, "marketId" uuid, "personaId" uuid, "familyId" uuid,
                      topic text, tags text[], intent app.intent, stage app.funnel_stage, weight numeric,
                      "contentHash" text, "wordingHash" text)) with ordinality
                 as given ("userPrompt", "systemMessage", "marketId", "personaId", "familyId", topic, tags, intent,
                           stage, weight, "contentHash", "wordingHash", place)
              order by "contentHash", place),
           made as (
             insert into app.prompt (id, workspace_id, set_id, family_id, market_id, persona_id, topic, tags, intent,
                                     intent_by_hand, stage, weight, content_hash, change_id, created_by_id, created_at)
             select uuidv7(), $1, $2, "familyId", "marketId", "personaId", topic, tags, intent,
                    intent is not null, stage, weight, "contentHash", $3, $4, $5
               from (select * from given order by place) as ordered
             on conflict (set_id, content_hash) where set_id is not null and archived_at is null do nothing
             returning id, content_hash),
           worded as (
             insert into app.prompt_version (id, workspace_id, prompt_id, number, user_prompt, system_message,
                                             content_hash, created_by_id, created_at)
             select uuidv7(), $1, made.id, 1, given."userPrompt", given."systemMessage", given."wordingHash", $4, $5
               from made join given on given."contentHash" = made.content_hash)
           select id, content_hash from made`,
    values: [
      into.workspaceId,
      into.setId,
      into.changeId,
      into.createdById,
      into.createdAt,
      JSON.stringify(prompts),
    ],
  });
  return new Map(
    rowSchema
      .array()
      .parse(rows)
      .map(({ id, content_hash }) => [content_hash, id]),
  );
}
