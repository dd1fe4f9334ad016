import type { Client } from "pg";
import { z } from "zod";
import { writeAnswerWords } from "@/lib/db/sql/search/write-words";
import { readWords } from "@/lib/reading/search-words";

const BATCH = 1_000;

const textRows = z.object({ id: z.uuid(), text: z.string() }).array();

/** Reads the words of a workspace's answers with the product's code, and makes the index that filling left out. */
export async function fillWords(client: Client, workspaceId: string): Promise<void> {
  for (let after: string | null = null; ;) {
    const { rows } = await client.query(
      `select task_id as id, text from app.answer
        where workspace_id = $1 and ($2::uuid is null or task_id > $2) order by task_id limit $3`,
      [workspaceId, after, BATCH],
    );
    const texts = textRows.parse(rows);
    if (texts.length > 0)
      await writeAnswerWords(
        client,
        texts.map(({ id, text }) => ({ id, ...readWords(text) })),
      );
    if (texts.length < BATCH) break;
    after = texts.at(-1)?.id ?? after;
  }
  await client.query(
    `create index if not exists answer_words_search on app.answer_words using gin (workspace_id, words)
       with (gin_pending_list_limit = 1024)`,
  );
}
