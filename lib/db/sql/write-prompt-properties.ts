import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { PromptProperties } from "@/lib/domain/prompt-edit";

export interface PromptToWrite extends PromptProperties {
  id: string;
  contentHash: string;
}

/** Writes the properties of prompts of a workspace with one statement, whatever their number. */
export async function writePromptProperties(
  db: Queryable,
  { workspaceId, prompts }: { workspaceId: string; prompts: readonly PromptToWrite[] },
): Promise<void> {
  if (prompts.length === 0) return;
  await db.query({
    text: `update app.prompt
              set topic = given.topic, tags = given.tags, intent = given.intent, stage = given.stage,
                  market_id = given."marketId", persona_id = given."personaId", family_id = given."familyId",
                  weight = given.weight, archived_at = given."archivedAt", content_hash = given."contentHash"
             from jsonb_to_recordset($2::jsonb) as given (
                    id uuid, topic text, tags text[], intent app.intent, stage app.funnel_stage, "marketId" uuid,
                    "personaId" uuid, "familyId" uuid, weight numeric, "archivedAt" timestamptz, "contentHash" text)
            where prompt.id = given.id and prompt.workspace_id = $1`,
    values: [workspaceId, JSON.stringify(prompts)],
  });
}

const takenRows = z.object({ content_hash: z.string() }).array();

/** Which of these questions a set has in use. */
export async function readTakenQuestions(
  db: Queryable,
  { setId, contentHashes }: { setId: string; contentHashes: readonly string[] },
): Promise<Set<string>> {
  const { rows } = await db.query({
    text: `select content_hash from app.prompt
            where set_id = $1 and archived_at is null and content_hash = any($2)`,
    values: [setId, contentHashes],
  });
  return new Set(takenRows.parse(rows).map((row) => row.content_hash));
}
