import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import type { Transaction } from "@/lib/db/transaction";
import type { Turn } from "@/lib/domain/answers/answer";
import { AppError } from "@/lib/domain/errors";
import { memberId, type Context } from "@/lib/services/context";
import { readWordsOf } from "@/lib/services/search/words";

export interface Wording {
  userPrompt: string;
  systemMessage: string | null;
  turns: readonly Turn[];
}

/** SHA-256 over the wording; what is asked by hand with the same hash is the same prompt version. */
export function hashWording({ userPrompt, systemMessage, turns }: Wording): string {
  const canonical = JSON.stringify([
    userPrompt,
    systemMessage,
    turns.map(({ role, message }) => [role, message]),
  ]);
  return createHash("sha256").update(canonical).digest("hex");
}

/**
 * The version of a wording that is asked by hand: the one that exists in the workspace, else a new version of
 * `promptId`, else the first version of a new prompt. Prompts of sets are edited in their set only: in other words they
 * are new prompts. Two askers of the same new wording end at the same version: the second waits for the first one's
 * commit. Throws `not_found` where the prompt is gone.
 */
export async function keepPromptVersion(
  ctx: Context & { tx: Transaction },
  { promptId, wording }: { promptId: string | null; wording: Wording },
): Promise<{ id: string; promptId: string }> {
  const { tx, workspaceId } = ctx;
  const contentHash = hashWording(wording);
  await lockWording(ctx, contentHash);
  const existing = await findVersion(ctx, contentHash, promptId);
  if (existing) return existing;

  const made = { workspaceId, createdById: memberId(ctx), createdAt: ctx.now() };
  const prompt =
    (promptId === null ? null : await lockPrompt(ctx, promptId)) ??
    (await tx.prisma.prompt.create({ data: made, select: { id: true } }));
  const newest = await tx.prisma.promptVersion.aggregate({
    where: { promptId: prompt.id },
    _max: { number: true },
  });
  const number = (newest._max.number ?? 0) + 1;
  const { userPrompt, systemMessage, turns } = wording;
  const version = await tx.prisma.promptVersion.create({
    data: { ...made, promptId: prompt.id, number, userPrompt, systemMessage, turns: [...turns], contentHash },
    select: { id: true, promptId: true },
  });
  await readWordsOf(tx, [prompt.id]);
  await recordNewWording(ctx, { ...version, number });
  return version;
}

/** Makes whoever keeps the same wording at the same time wait for this transaction's end. */
const lockWording = ({ tx, workspaceId }: Context & { tx: Transaction }, contentHash: string) =>
  tx.query({
    text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
    values: [`wording ${workspaceId} ${contentHash}`],
  });

/**
 * The oldest version of a wording: of the prompt asked for, else of one outside sets, else of a set's prompt that is
 * asked in any market and as nobody.
 */
async function findVersion(
  { tx, workspaceId }: Context & { tx: Transaction },
  contentHash: string,
  promptId: string | null,
): Promise<{ id: string; promptId: string } | null> {
  const anybodys = { setId: { not: null }, archivedAt: null, marketId: null, personaId: null };
  for (const where of [
    promptId === null ? null : { promptId },
    { prompt: { setId: null } },
    { prompt: anybodys },
  ]) {
    const version =
      where &&
      (await tx.prisma.promptVersion.findFirst({
        where: { workspaceId, contentHash, ...where },
        orderBy: { id: "asc" },
        select: { id: true, promptId: true },
      }));
    if (version) return version;
  }
  return null;
}

/**
 * The prompt, of which nobody else makes a version until this transaction ends: versions are numbered. Null for one of
 * a set.
 */
async function lockPrompt(
  { tx, workspaceId }: Context & { tx: Transaction },
  promptId: string,
): Promise<{ id: string } | null> {
  const { rows } = await tx.query({
    text: "select id, set_id is not null as kept from app.prompt where id = $1 and workspace_id = $2 for no key update",
    values: [promptId, workspaceId],
  });
  const [row] = lockedRows.parse(rows);
  if (!row)
    throw new AppError("not_found", {
      message: "The prompt this was a version of is gone. Send it as a new prompt.",
    });
  return row.kept ? null : { id: row.id };
}

const lockedRows = z.object({ id: z.uuid(), kept: z.boolean() }).array();

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
