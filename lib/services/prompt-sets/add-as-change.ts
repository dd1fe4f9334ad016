import "server-only";
import { recordDecision } from "@/lib/db/audit";
import type { Transaction } from "@/lib/db/transaction";
import { writeBefore } from "@/lib/domain/library/library-change";
import type { NewPrompt } from "@/lib/domain/library/prompt-set";
import { memberId, type Context } from "@/lib/services/context";
import { addPrompts } from "./add-prompts";

interface Act {
  setId: string;
  kind: "import" | "paste" | "expand" | "suggest" | "clone";
  prompts: readonly NewPrompt[];
  /** Ids of the families that were made for them. */
  families?: readonly string[];
  /** Of an import: the file's name, null for a paste, and the SHA-256 of its bytes. */
  file?: { name: string | null; hash: string };
  /** Of questions that an engine was asked for: the run. */
  runId?: string;
}

/** Adds prompts to a set, locked before, as one act that can be undone. No act is kept where none of them is new. */
export async function addAsChange(
  ctx: Context & { tx: Transaction },
  { setId, kind, prompts, families = [], file, runId }: Act,
): Promise<{ changeId: string | null; ids: (string | null)[] }> {
  const { tx, workspaceId } = ctx;
  const { id: changeId } = await tx.prisma.libraryChange.create({
    data: {
      workspaceId,
      setId,
      kind,
      count: prompts.length,
      before: families.length > 0 ? writeBefore(null, { families: [...families] }) : null,
      fileName: file?.name,
      fileHash: file?.hash,
      runId,
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
  const after = { changeId, count, fileName: file?.name, runId };
  await recordDecision(tx, ctx, { workspaceId, action: `prompt_set.${kind}`, entityId: setId, after });
  return { changeId, ids };
}
