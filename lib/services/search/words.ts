import "server-only";
import { listUnreadPrompts } from "@/lib/db/sql/search/unread-prompts";
import { writePromptWords } from "@/lib/db/sql/search/write-words";
import { readWords } from "@/lib/reading/search-words";
import { requireOperator, sqlOf, type InstanceCall } from "@/lib/services/context";

const BATCH = 500;

/** Reads the words of prompts' wordings that were not read yet; until then no search finds them. */
export async function readPromptWords({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  for (;;) {
    const unread = await listUnreadPrompts(sqlOf(ctx), BATCH);
    await writePromptWords(
      sqlOf(ctx),
      unread.map(({ id, userPrompt }) => ({ id, ...readWords(userPrompt) })),
    );
    if (unread.length < BATCH) return;
  }
}
