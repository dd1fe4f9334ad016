import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { PromptProperties } from "@/lib/domain/library/prompt-edit";

export interface PromptToWrite extends PromptProperties {
  id: string;
  contentHash: string;
}

const COLUMNS: Record<keyof PromptProperties | "contentHash", { column: string; type: string }> = {
  topic: { column: "topic", type: "text" },
  tags: { column: "tags", type: "text[]" },
  intent: { column: "intent", type: "app.intent" },
  stage: { column: "stage", type: "app.funnel_stage" },
  marketId: { column: "market_id", type: "uuid" },
  personaId: { column: "persona_id", type: "uuid" },
  familyId: { column: "family_id", type: "uuid" },
  weight: { column: "weight", type: "numeric" },
  archivedAt: { column: "archived_at", type: "timestamptz" },
  contentHash: { column: "content_hash", type: "text" },
};

interface Written {
  workspaceId: string;
  /** What is written of each; whatever else a prompt has stays as it is. */
  columns: readonly (keyof typeof COLUMNS)[];
  prompts: readonly PromptToWrite[];
}

/** Writes properties of prompts of a workspace with one statement, whatever their number. */
export async function writePromptProperties(
  db: Queryable,
  { workspaceId, columns, prompts }: Written,
): Promise<void> {
  if (prompts.length === 0 || columns.length === 0) return;
  const set = columns.map((name) => `${COLUMNS[name].column} = given."${name}"`);
  // Taken away, it is told from brands again.
  if (columns.includes("intent")) set.push("intent_by_hand = given.intent is not null", "intent_due = true");
  const given = columns.map((name) => `"${name}" ${COLUMNS[name].type}`);
  await db.query({
    text: `update app.prompt set ${set.join(", ")}
             from json_to_recordset($2::json) as given (id uuid, ${given.join(", ")})
            where prompt.id = given.id and prompt.workspace_id = $1`,
    // The names that are left out are not even sent.
    values: [workspaceId, JSON.stringify(prompts, ["id", ...columns])],
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
