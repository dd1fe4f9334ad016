import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { SetPromptChoices } from "@/lib/domain/library/set-prompt";

/** More of one kind than this nobody picks from a list. */
const MOST = 500;

const wordRow = z.object({ word: z.string() });
const familyRow = z.object({ id: z.uuid(), name: z.string(), size: z.int() });

/** The topics, tags and families that a set's prompts in use have, by name. */
export async function readSetChoices(
  own: WorkspaceReads,
  setId: string,
): Promise<Pick<SetPromptChoices, "topics" | "tags" | "families">> {
  const inUse = [sql`prompt.set_id = ${setId}::uuid`, sql`prompt.archived_at is null`];
  const [topics, tags, families] = await Promise.all([
    own.rows(
      {
        columns: sql`distinct prompt.topic as word`,
        from: "prompt",
        where: [...inUse, sql`prompt.topic is not null`],
        orderBy: sql`word`,
        limit: MOST,
      },
      wordRow,
    ),
    own.rows(
      {
        columns: sql`distinct tag as word`,
        from: "prompt",
        joins: sql`cross join lateral unnest(prompt.tags) as tag`,
        where: inUse,
        orderBy: sql`word`,
        limit: MOST,
      },
      wordRow,
    ),
    own.rows(
      {
        columns: sql`family.id, family.name, count(*)::int as size`,
        from: "prompt",
        joins: sql`join app.family on family.id = prompt.family_id`,
        where: inUse,
        groupBy: sql`family.id`,
        orderBy: sql`family.name, family.id`,
        limit: MOST,
      },
      familyRow,
    ),
  ]);
  return { topics: topics.map(({ word }) => word), tags: tags.map(({ word }) => word), families };
}
