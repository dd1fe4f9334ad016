import "server-only";
import { createHash } from "node:crypto";
import { readSetMembers } from "@/lib/db/sql/library/read-set-members";
import type { Transaction } from "@/lib/db/transaction";
import { writeMembers, type SetMember } from "@/lib/domain/library/prompt-set";
import { memberId, type Context } from "@/lib/services/context";
import { lockPromptSet } from "./in-workspace";

/**
 * The version of what a set holds now, for a run to ask: the one that held the same before, else a new one with the next
 * number. Who cuts or changes the set at the same time waits for this transaction's end. Throws `not_found`.
 */
export async function cutSetVersion(
  ctx: Context & { tx: Transaction },
  setId: string,
): Promise<{ id: string; number: number; members: SetMember[] }> {
  const { tx, workspaceId } = ctx;
  const set = await lockPromptSet(ctx, setId);
  const members = await readSetMembers(tx, { workspaceId, setId: set.id });
  const text = writeMembers(members);
  const contentHash = createHash("sha256").update(text).digest("hex");
  const { promptSetVersion } = tx.prisma;
  const kept = await promptSetVersion.findUnique({
    where: { setId_contentHash: { setId: set.id, contentHash } },
    select: { id: true, number: true },
  });
  if (kept) return { ...kept, members };
  const newest = await promptSetVersion.aggregate({ where: { setId: set.id }, _max: { number: true } });
  const made = { createdById: memberId(ctx), createdAt: ctx.now() };
  const version = await promptSetVersion.create({
    data: {
      ...made,
      workspaceId,
      setId: set.id,
      number: (newest._max.number ?? 0) + 1,
      members: text,
      contentHash,
    },
    select: { id: true, number: true },
  });
  return { ...version, members };
}
