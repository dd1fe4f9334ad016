import "server-only";
import type { Queryable } from "@/lib/db/columns";
import { listTexts } from "@/lib/db/sql/search/list-texts";
import { writeAnswerWords } from "@/lib/db/sql/search/write-words";
import { readWords } from "@/lib/reading/search-words";

const BATCH = 1_000;

/** Reads the words of all answers of a workspace, for what wrote these and their citations without them. */
export async function writeWordsOf(db: Queryable, workspaceId: string): Promise<void> {
  for (let after: string | null = null; ;) {
    const texts = await listTexts(db, workspaceId, { after, limit: BATCH });
    if (texts.length > 0)
      await writeAnswerWords(
        db,
        texts.map(({ id, text }) => ({ id, ...readWords(text) })),
      );
    if (texts.length < BATCH) return;
    after = texts.at(-1)?.id ?? after;
  }
}
