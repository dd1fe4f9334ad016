import "server-only";
import { writePromptProperties, readTakenQuestions } from "@/lib/db/sql/library/write-prompt-properties";
import type { ChangeablePrompt } from "@/lib/db/sql/library/read-changeable-prompts";
import type { Transaction } from "@/lib/db/transaction";
import type { ChangedPrompt } from "@/lib/domain/library/library-change";
import { PROPERTIES, type PromptProperties } from "@/lib/domain/library/prompt-edit";
import type { Context } from "@/lib/services/context";
import { hashWorded } from "@/lib/services/prompts/content-hash";
import { readWordsAnew } from "@/lib/services/search/words";

interface Wanted {
  prompt: ChangeablePrompt;
  wanted: Partial<PromptProperties>;
}

/**
 * Gives prompts of one set other properties, with one statement whatever their number. A prompt that would be the same
 * question as another in use is left as it is. Whoever calls has locked the set. Returns what was changed, and how many
 * were left.
 */
export async function changeProperties(
  { tx, workspaceId }: Context & { tx: Transaction },
  setId: string,
  changes: readonly Wanted[],
): Promise<{ changed: ChangedPrompt[]; duplicates: number }> {
  const hashed = changes.map(({ prompt, wanted }) => {
    const next = { ...prompt, ...wanted };
    return { prompt, wanted, next: { ...next, contentHash: hashWorded(prompt.wordingHash, next) } };
  });
  // A question that one of them still is counts as taken, so that the order in which rows are written plays no part.
  const becoming = hashed.filter(({ prompt, next }) => isNewInUse(prompt, next));
  const contentHashes = becoming.map(({ next }) => next.contentHash);
  const taken = await readTakenQuestions(tx, { setId, contentHashes });
  const kept = hashed.filter(({ prompt, next }) => {
    if (!isNewInUse(prompt, next)) return true;
    if (taken.has(next.contentHash)) return false;
    taken.add(next.contentHash);
    return true;
  });
  const columns = [
    ...PROPERTIES.filter((name) => kept.some(({ wanted }) => name in wanted)),
    ...(kept.some(({ prompt, next }) => prompt.contentHash !== next.contentHash)
      ? ["contentHash" as const]
      : []),
  ];
  await writePromptProperties(tx, { workspaceId, columns, prompts: kept.map(({ next }) => next) });
  const moved = kept.filter(({ prompt, next }) => prompt.marketId !== next.marketId);
  if (moved.length > 0)
    await readWordsAnew(
      tx,
      moved.map(({ prompt }) => prompt.id),
    );
  return {
    changed: kept.map(({ prompt, wanted }) => ({ id: prompt.id, was: only(prompt, wanted), is: wanted })),
    duplicates: hashed.length - kept.length,
  };
}

/** Whether a prompt becomes a question in use that it was not. */
const isNewInUse = (was: ChangeablePrompt, next: PromptProperties & { contentHash: string }): boolean =>
  next.archivedAt === null && (was.archivedAt !== null || was.contentHash !== next.contentHash);

/** A prompt in those properties that others name. */
const only = (prompt: PromptProperties, named: Partial<PromptProperties>): Partial<PromptProperties> =>
  Object.fromEntries(PROPERTIES.filter((name) => name in named).map((name) => [name, prompt[name]]));
