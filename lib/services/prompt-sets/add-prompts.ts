import "server-only";
import { insertPrompts } from "@/lib/db/sql/library/insert-prompts";
import type { Transaction } from "@/lib/db/transaction";
import type { NewPrompt } from "@/lib/domain/library/prompt-set";
import { memberId, type Context } from "@/lib/services/context";
import { hashQuestion } from "@/lib/services/prompts/content-hash";
import { hashWording } from "@/lib/services/prompts/keep-version";
import { readWordsOf } from "@/lib/services/search/words";
import { lockSetInUse, requireOwn } from "./in-workspace";

interface NewPrompts {
  setId: string;
  /** The act that brings them, kept so that it can be undone; null for one by hand. */
  changeId: string | null;
  prompts: readonly NewPrompt[];
}

/**
 * Adds prompts to a set of the workspace, in their order, in a few statements whatever their number. Returns for each
 * its id, or null where the set has the same question in use already, or it stands twice in what was given. Throws
 * `not_found` where the set, a market, persona or family is not the workspace's, `conflict` where the set is archived.
 */
export async function addPrompts(
  ctx: Context & { tx: Transaction },
  { setId, changeId, prompts }: NewPrompts,
): Promise<(string | null)[]> {
  await lockSetInUse(ctx, setId);
  await requireOwn(ctx, setId, prompts);
  const hashed = prompts.map((prompt) => {
    const wording = { userPrompt: prompt.userPrompt, systemMessage: prompt.systemMessage, turns: [] };
    return { ...prompt, wordingHash: hashWording(wording), contentHash: hashQuestion(wording, prompt) };
  });
  const { tx, workspaceId } = ctx;
  const made = { createdById: memberId(ctx), createdAt: ctx.now() };
  const ids = await insertPrompts(tx, { workspaceId, setId, changeId, ...made, prompts: hashed });
  await readWordsOf(tx, [...ids.values()]);
  return hashed.map(({ contentHash }) => {
    const id = ids.get(contentHash) ?? null;
    ids.delete(contentHash);
    return id;
  });
}
