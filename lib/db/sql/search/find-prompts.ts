import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";

/** Prompts of which a wording holds words, each by its newest such wording; the newest first, so many. */
export const findPrompts = (
  own: WorkspaceReads,
  words: string,
  limit: number,
): Promise<{ id: string; text: string }[]> =>
  own.rows(
    {
      columns: sql`found.id, found.text`,
      from: {
        name: sql`found`,
        read: {
          columns: sql`distinct on (prompt_id) prompt_id as id, user_prompt as text, created_at`,
          from: "prompt_version",
          where: [sql`prompt_version.words @@ ${words}::tsquery`],
          orderBy: sql`prompt_id, number desc`,
        },
      },
      orderBy: sql`found.created_at desc, found.id desc`,
      limit,
    },
    z.object({ id: z.uuid(), text: z.string() }),
  );
