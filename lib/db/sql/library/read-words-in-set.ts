import "server-only";
import { z } from "zod";
import { spaced, wordsInUse } from "@/lib/db/query/set-prompts";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";

/** Which of these words a prompt of a set in use asks, in any market, whatever the case and the spaces. */
export async function readWordsInSet(
  own: WorkspaceReads,
  { setId, words }: { setId: string; words: readonly string[] },
): Promise<Set<string>> {
  const rows = await own.rows(
    {
      columns: sql`distinct asked.words`,
      from: { name: sql`used`, read: wordsInUse(setId) },
      joins: sql`join unnest(${words}::text[]) as asked(words) on lower(${spaced(sql`asked.words`)}) = used.words`,
    },
    z.object({ words: z.string() }),
  );
  return new Set(rows.map((row) => row.words));
}
