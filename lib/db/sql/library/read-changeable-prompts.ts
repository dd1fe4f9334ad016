import "server-only";
import { z } from "zod";
import { newestWording, selectedOfSet } from "@/lib/db/query/set-prompts";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { promptPropertiesSchema, type PromptProperties } from "@/lib/domain/library/prompt-edit";
import type { SearchedSelection } from "@/lib/domain/library/set-prompt";

/** A prompt of a set with all that a change of many can change, and what tells whether it would be another's double. */
export interface ChangeablePrompt extends PromptProperties {
  id: string;
  /** Of its newest wording. */
  wordingHash: string;
  contentHash: string | null;
}

const rowSchema = promptPropertiesSchema.extend({
  id: z.uuid(),
  archivedAt: z
    .date()
    .transform((date) => date.toISOString())
    .nullable(),
  wordingHash: z.string(),
  contentHash: z.string().nullable(),
});

/** The selected prompts of a set. */
export const readChangeablePrompts = (
  own: WorkspaceReads,
  { setId, selection }: { setId: string; selection: SearchedSelection },
): Promise<ChangeablePrompt[]> =>
  own.rows(
    {
      columns: sql`prompt.id, prompt.topic, prompt.tags, prompt.intent, prompt.stage, prompt.market_id as "marketId",
        prompt.persona_id as "personaId", prompt.family_id as "familyId", trim_scale(prompt.weight)::text as weight,
        prompt.archived_at as "archivedAt", prompt.content_hash as "contentHash",
        newest.content_hash as "wordingHash"`,
      from: "prompt",
      joins: newestWording,
      where: selectedOfSet(setId, selection),
      orderBy: sql`prompt.id`,
    },
    rowSchema,
  );
