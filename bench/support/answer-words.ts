import type { Client } from "pg";
import { writeWordsOf } from "@/lib/services/search/write-words-of";

/** Reads the words of a workspace's answers with the product's code, and makes the index that filling left out. */
export async function fillWords(client: Client, workspaceId: string): Promise<void> {
  await writeWordsOf(client, workspaceId);
  await client.query(
    `create index if not exists answer_words_search on app.answer_words using gin (workspace_id, words)
       with (gin_pending_list_limit = 1024)`,
  );
}
