import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { setMemberSchema, type SetMember } from "@/lib/domain/library/prompt-set";

const rowSchema = z.object({ member: setMemberSchema });

/** What a set holds now: its prompts in use, each with its newest wording. */
export async function readSetMembers(
  db: Queryable,
  { workspaceId, setId }: { workspaceId: string; setId: string },
): Promise<SetMember[]> {
  const { rows } = await db.query({
    text: `select json_build_object(
                    'promptVersionId', newest.id, 'promptId', prompt.id, 'familyId', prompt.family_id,
                    'marketId', prompt.market_id, 'personaId', prompt.persona_id, 'topic', prompt.topic,
                    'tags', prompt.tags, 'intent', prompt.intent, 'stage', prompt.stage,
                    'weight', trim_scale(prompt.weight)::text) as member
             from app.prompt
             join lateral (select id from app.prompt_version
                            where prompt_id = prompt.id order by number desc limit 1) newest on true
            where prompt.workspace_id = $1 and prompt.set_id = $2 and prompt.archived_at is null
            order by prompt.id`,
    values: [workspaceId, setId],
  });
  return rowSchema
    .array()
    .parse(rows)
    .map(({ member }) => member);
}
