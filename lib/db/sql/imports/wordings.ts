import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

const wordingRows = z
  .object({
    id: z.uuid(),
    wordingHash: z.string(),
    setId: z.uuid().nullable(),
    marketId: z.uuid().nullable(),
    isArchived: z.boolean(),
  })
  .array();
export type KnownWording = z.infer<typeof wordingRows>[number];

/**
 * The versions of these wordings in a workspace that are put as nobody, the oldest first. Prompts are looked up one by one:
 * of tables that an import fills a planner knows too little, and compares all with all.
 */
export async function findWordings(
  db: Queryable,
  { workspaceId, hashes }: { workspaceId: string; hashes: readonly string[] },
): Promise<KnownWording[]> {
  const { rows } = await db.query({
    text: `select version.id, version.content_hash as "wordingHash", prompt.set_id as "setId",
                  prompt.market_id as "marketId", prompt.archived_at is not null as "isArchived"
             from app.prompt_version version
                  cross join lateral (select * from app.prompt where id = version.prompt_id offset 0) as prompt
            where version.workspace_id = $1 and version.content_hash = any($2::text[]) and prompt.persona_id is null
            order by version.id`,
    values: [workspaceId, hashes],
  });
  return wordingRows.parse(rows);
}

/** A prompt to be made, of a set or of none. */
export interface NewWording {
  userPrompt: string;
  wordingHash: string;
  setId: string | null;
  familyId: string | null;
  tags: readonly string[];
  /** Its content hash in the set; null outside sets. */
  contentHash: string | null;
}

interface Import {
  workspaceId: string;
  importId: string;
  createdById: string | null;
  createdAt: Date;
}

/** Makes prompts with their first versions, with one statement; what a set has already is left as it is. */
export async function insertWordings(
  db: Queryable,
  { workspaceId, importId, createdById, createdAt }: Import,
  wordings: readonly NewWording[],
): Promise<void> {
  await db.query({
    text: `with given as materialized (
             select uuidv7() as id, one.*
               from jsonb_to_recordset($5::jsonb) as one (
                 "userPrompt" text, "wordingHash" text, "setId" uuid, "familyId" uuid, tags text[], "contentHash" text)),
           made as (
             insert into app.prompt (id, workspace_id, set_id, family_id, tags, content_hash, import_id, created_by_id,
                                     created_at)
             select id, $1, "setId", "familyId", tags, "contentHash", $2, $3, $4 from given
             on conflict (set_id, content_hash) where set_id is not null and archived_at is null do nothing
             returning id)
           insert into app.prompt_version (id, workspace_id, prompt_id, number, user_prompt, content_hash, created_by_id,
                                           created_at)
           select uuidv7(), $1, given.id, 1, "userPrompt", "wordingHash", $3, $4 from given join made on made.id = given.id`,
    values: [workspaceId, importId, createdById, createdAt, JSON.stringify(wordings)],
  });
}
