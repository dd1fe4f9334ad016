import "server-only";
import type { Queryable } from "@/lib/db/columns";
import { forgetPromptWords, listUnreadPrompts } from "@/lib/db/sql/search/unread-prompts";
import { writePromptWords } from "@/lib/db/sql/search/write-words";
import { readWords } from "@/lib/reading/search-words";
import { requireOperator, sqlOf, type InstanceCall } from "@/lib/services/context";

const BATCH = 500;

/** Reads the words of prompts' wordings that were not read yet, as those are that an older version of Sightline kept. */
export async function readPromptWords({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  await readUnread(sqlOf(ctx));
}

/** Reads the words of new wordings of these prompts where they are made, so that a search finds what was just asked. */
export const readWordsOf = (db: Queryable, promptIds: readonly string[]): Promise<void> =>
  readUnread(db, promptIds);

/** Reads the words of all wordings of these prompts anew, which are for another market: its language has other stems. */
export async function readWordsAnew(db: Queryable, promptIds: readonly string[]): Promise<void> {
  await forgetPromptWords(db, promptIds);
  await readUnread(db, promptIds);
}

async function readUnread(db: Queryable, promptIds?: readonly string[]): Promise<void> {
  for (;;) {
    const unread = await listUnreadPrompts(db, { limit: BATCH, promptIds });
    await writePromptWords(
      db,
      unread.map(({ id, userPrompt }) => ({ id, ...readWords(userPrompt) })),
    );
    if (unread.length < BATCH) return;
  }
}
