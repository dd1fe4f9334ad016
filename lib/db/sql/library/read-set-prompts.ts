import "server-only";
import { z } from "zod";
import { promptsOfSet } from "@/lib/db/query/set-prompts";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { FUNNEL_STAGES, INTENTS } from "@/lib/domain/library/library-limits";
import type { SearchedSetFilter } from "@/lib/domain/library/set-prompt";

const rowSchema = z.object({
  id: z.uuid(),
  userPrompt: z.string(),
  systemMessage: z.string().nullable(),
  marketId: z.uuid().nullable(),
  personaId: z.uuid().nullable(),
  familyId: z.uuid().nullable(),
  topic: z.string().nullable(),
  tags: z.array(z.string()),
  intent: z.enum(INTENTS).nullable(),
  stage: z.enum(FUNNEL_STAGES).nullable(),
  weight: z.string(),
});
export type SetPrompt = z.infer<typeof rowSchema>;

const BATCH = 1000;

/** The prompts of a set that a filter leaves, with their newest wordings, in the order they came into it, read a batch at a time. */
export async function* readSetPrompts(
  own: WorkspaceReads,
  { setId, filter }: { setId: string; filter: SearchedSetFilter },
): AsyncGenerator<SetPrompt[]> {
  let after: string | null = null;
  for (;;) {
    const batch: SetPrompt[] = await own.rows(
      {
        columns: sql`prompt.id, newest.user_prompt as "userPrompt", newest.system_message as "systemMessage",
          prompt.market_id as "marketId", prompt.persona_id as "personaId", prompt.family_id as "familyId",
          prompt.topic, prompt.tags, prompt.intent, prompt.stage, trim_scale(prompt.weight)::text as weight`,
        from: "prompt",
        joins: sql`
          join lateral (select version.user_prompt, version.system_message, version.words from app.prompt_version version
                         where version.prompt_id = prompt.id order by version.number desc limit 1) newest on true`,
        where: [...promptsOfSet(setId, filter), after === null ? null : sql`prompt.id > ${after}::uuid`],
        orderBy: sql`prompt.id`,
        limit: BATCH,
      },
      rowSchema,
    );
    if (batch.length > 0) yield batch;
    if (batch.length < BATCH) return;
    after = batch.at(-1)?.id ?? null;
  }
}
