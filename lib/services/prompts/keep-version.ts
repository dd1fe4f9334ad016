import "server-only";
import { createHash } from "node:crypto";
import { recordDecision } from "@/lib/db/audit";
import type { Transaction } from "@/lib/db/transaction";
import type { Turn } from "@/lib/domain/answer";
import { AppError } from "@/lib/domain/errors";
import { memberId, type Context } from "@/lib/services/context";

export interface Wording {
  userPrompt: string;
  systemMessage: string | null;
  turns: readonly Turn[];
}

/** SHA-256 over the wording; two wordings with the same hash are the same prompt version. */
function hashWording({ userPrompt, systemMessage, turns }: Wording): string {
  const canonical = JSON.stringify([
    userPrompt,
    systemMessage,
    turns.map(({ role, message }) => [role, message]),
  ]);
  return createHash("sha256").update(canonical).digest("hex");
}

/**
 * The version of this wording in the workspace: the one that exists, else a new version of `promptId`, else the first
 * version of a new prompt. Two askers of the same new wording end at the same version: the second waits for the first
 * one's commit. Throws `not_found` where the prompt is gone.
 */
export async function keepPromptVersion(
  ctx: Context & { tx: Transaction },
  { promptId, wording }: { promptId: string | null; wording: Wording },
): Promise<{ id: string; promptId: string }> {
  const { tx, workspaceId } = ctx;
  const contentHash = hashWording(wording);
  const existing = await findVersion(ctx, contentHash);
  if (existing) return existing;

  const made = { workspaceId, createdById: memberId(ctx), createdAt: ctx.now() };
  const prompt =
    promptId === null
      ? await tx.prisma.prompt.create({ data: made, select: { id: true } })
      : await lockPrompt(ctx, promptId);
  const newest = await tx.prisma.promptVersion.aggregate({
    where: { promptId: prompt.id },
    _max: { number: true },
  });
  const number = (newest._max.number ?? 0) + 1;
  const { userPrompt, systemMessage, turns } = wording;
  const [version] = await tx.prisma.promptVersion.createManyAndReturn({
    data: [
      { ...made, promptId: prompt.id, number, userPrompt, systemMessage, turns: [...turns], contentHash },
    ],
    skipDuplicates: true,
    select: { id: true, promptId: true },
  });
  if (version) {
    await recordNewWording(ctx, { ...version, number });
    return version;
  }
  if (promptId === null) await tx.prisma.prompt.delete({ where: { id: prompt.id } });
  const others = await findVersion(ctx, contentHash);
  if (!others) throw new Error("a wording that was there is gone");
  return others;
}

const findVersion = ({ tx, workspaceId }: Context & { tx: Transaction }, contentHash: string) =>
  tx.prisma.promptVersion.findUnique({
    where: { workspaceId_contentHash: { workspaceId, contentHash } },
    select: { id: true, promptId: true },
  });

/** The prompt, of which nobody else makes a version until this transaction ends: versions are numbered. */
async function lockPrompt(
  { tx, workspaceId }: Context & { tx: Transaction },
  promptId: string,
): Promise<{ id: string }> {
  const { rows } = await tx.query({
    text: "select id from app.prompt where id = $1 and workspace_id = $2 for no key update",
    values: [promptId, workspaceId],
  });
  if (rows.length === 0)
    throw new AppError("not_found", {
      message: "The prompt this was a version of is gone. Send it as a new prompt.",
    });
  return { id: promptId };
}

/** A job that sends what somebody decided on decides nothing itself. */
async function recordNewWording(
  ctx: Context & { tx: Transaction },
  version: { id: string; promptId: string; number: number },
): Promise<void> {
  if (ctx.actor.kind === "system") return;
  await recordDecision(ctx.tx, ctx, {
    workspaceId: ctx.workspaceId,
    action: version.number === 1 ? "prompt.create" : "prompt.add_version",
    entityId: version.promptId,
    after: { versionId: version.id, number: version.number },
  });
}
