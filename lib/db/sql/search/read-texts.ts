import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";

/** So much of a text is looked through for the place to show. */
const LOOKED_THROUGH = 20_000;

/** The beginnings of answers' texts, by the id of their task. */
export async function readTexts(own: WorkspaceReads, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await own.rows(
    {
      columns: sql`answer.task_id as id, left(answer.text, ${LOOKED_THROUGH}) as text`,
      from: "answer",
      where: [sql`answer.task_id = any(${ids}::uuid[])`],
    },
    z.object({ id: z.uuid(), text: z.string() }),
  );
  return new Map(rows.map(({ id, text }) => [id, text]));
}
