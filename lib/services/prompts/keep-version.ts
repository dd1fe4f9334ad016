import "server-only";
import { createHash } from "node:crypto";
import { isUniqueViolation, type Db } from "@/lib/db/client";
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
 * version of a new prompt. Two askers of the same new wording end at the same version.
 */
export async function keepPromptVersion(
  db: Db,
  ctx: Context,
  { promptId, wording }: { promptId: string | null; wording: Wording },
): Promise<{ id: string; promptId: string }> {
  const { workspaceId } = ctx;
  const contentHash = hashWording(wording);
  const find = () =>
    db.promptVersion.findUnique({
      where: { workspaceId_contentHash: { workspaceId, contentHash } },
      select: { id: true, promptId: true },
    });
  const existing = await find();
  if (existing) return existing;

  const createdById = memberId(ctx);
  const prompt = promptId
    ? await db.prompt.findFirst({ where: { id: promptId, workspaceId }, select: { id: true } })
    : await db.prompt.create({
        data: { workspaceId, createdById, createdAt: ctx.now() },
        select: { id: true },
      });
  if (!prompt)
    throw new AppError("not_found", {
      message: "The prompt this was a version of is gone. Send it as a new prompt.",
    });

  const newest = await db.promptVersion.aggregate({ where: { promptId: prompt.id }, _max: { number: true } });
  return db.promptVersion.create({
    data: {
      workspaceId,
      promptId: prompt.id,
      number: (newest._max.number ?? 0) + 1,
      userPrompt: wording.userPrompt,
      systemMessage: wording.systemMessage,
      turns: [...wording.turns],
      contentHash,
      createdById,
      createdAt: ctx.now(),
    },
    select: { id: true, promptId: true },
  });
}

/** Runs `work`, and once more when another asker kept the same wording in between. */
export async function retryOnSameWording<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return work();
  }
}
