import "server-only";
import { recordDecision } from "@/lib/db/audit";
import type { LibraryChangeKind } from "@/lib/db/generated/enums";
import type { Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import type { NewPrompt } from "@/lib/domain/prompt-set";
import { memberId, type Context } from "@/lib/services/context";
import { addPrompts } from "./add-prompts";
import { getPromptSetInWorkspace } from "./in-workspace";

type Inside = Context & { tx: Transaction };

/**
 * A set of the workspace that takes new prompts. Whoever adds many to it at the same time waits for this transaction's
 * end. Throws `not_found`, or `conflict` for one that is archived.
 */
export async function lockPromptSet(ctx: Inside, setId: string): Promise<{ id: string; name: string }> {
  const { id } = await getPromptSetInWorkspace(ctx, setId);
  await ctx.tx.query({ text: "select id from app.prompt_set where id = $1 for no key update", values: [id] });
  const { name, archivedAt } = await getPromptSetInWorkspace(ctx, id);
  if (archivedAt)
    throw new AppError("conflict", { message: "This set is archived. Restore it, then add prompts to it." });
  return { id, name };
}

interface Act {
  setId: string;
  kind: LibraryChangeKind;
  prompts: readonly NewPrompt[];
  /** Of an import: the file's name, null for a paste, and the SHA-256 of its bytes. */
  file?: { name: string | null; hash: string };
}

/** Adds prompts to a set, locked before, as one act that can be undone. No act is kept where none of them is new. */
export async function addAsChange(
  ctx: Inside,
  { setId, kind, prompts, file }: Act,
): Promise<{ changeId: string | null; ids: (string | null)[] }> {
  const { tx, workspaceId } = ctx;
  const { id: changeId } = await tx.prisma.libraryChange.create({
    data: {
      workspaceId,
      setId,
      kind,
      count: prompts.length,
      fileName: file?.name,
      fileHash: file?.hash,
      createdById: memberId(ctx),
      createdAt: ctx.now(),
    },
    select: { id: true },
  });
  const ids = await addPrompts(ctx, { setId, changeId, prompts });
  const count = ids.filter((id) => id !== null).length;
  if (count === 0) {
    await tx.prisma.libraryChange.delete({ where: { id: changeId } });
    return { changeId: null, ids };
  }
  if (count < prompts.length)
    await tx.prisma.libraryChange.update({ where: { id: changeId }, data: { count } });
  const after = { changeId, count, fileName: file?.name };
  await recordDecision(tx, ctx, { workspaceId, action: `prompt_set.${kind}`, entityId: setId, after });
  return { changeId, ids };
}
