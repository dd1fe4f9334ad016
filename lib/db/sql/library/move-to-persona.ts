import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

interface Move {
  workspaceId: string;
  from: string;
  to: string;
  /** What tells a question from others, see `lib/services/prompts/content-hash.ts`. */
  hash: (wordingHash: string, asked: { marketId: string | null; personaId: string }) => string;
}

const rowSchema = z.object({ id: z.uuid(), marketId: z.uuid().nullable(), wordingHash: z.string() }).array();

/**
 * Gives all prompts of one persona another, and what tells them from others with it. Whoever calls has locked the sets.
 * Returns how many. No two become the same question: the new persona has no prompts yet.
 */
export async function moveToPersona(db: Queryable, { workspaceId, from, to, hash }: Move): Promise<number> {
  const { rows } = await db.query({
    text: `select prompt.id, prompt.market_id as "marketId", newest.content_hash as "wordingHash"
             from app.prompt
             join lateral (select version.content_hash from app.prompt_version version
                            where version.prompt_id = prompt.id order by version.number desc limit 1) newest on true
            where prompt.persona_id = $1 and prompt.workspace_id = $2`,
    values: [from, workspaceId],
  });
  const moved = rowSchema.parse(rows).map(({ id, marketId, wordingHash }) => ({
    id,
    hash: hash(wordingHash, { marketId, personaId: to }),
  }));
  await db.query({
    text: `update app.prompt set persona_id = $2, content_hash = given.hash
             from jsonb_to_recordset($3::jsonb) as given (id uuid, hash text)
            where prompt.id = given.id and prompt.workspace_id = $1`,
    values: [workspaceId, to, JSON.stringify(moved)],
  });
  return moved.length;
}
