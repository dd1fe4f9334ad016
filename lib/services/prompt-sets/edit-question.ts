import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { readChangeablePrompts, type ChangeablePrompt } from "@/lib/db/sql/library/read-changeable-prompts";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { turnSchema } from "@/lib/domain/answers/answer";
import { AppError } from "@/lib/domain/errors";
import { writeBefore } from "@/lib/domain/library/library-change";
import { isSame, type PromptProperties } from "@/lib/domain/library/prompt-edit";
import { memberId, readsOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { hashWorded } from "@/lib/services/prompts/content-hash";
import { hashWording } from "@/lib/services/prompts/keep-version";
import { readWordsOf } from "@/lib/services/search/words";
import { changeProperties } from "./change-properties";
import { lockSetInUse, requireInUse, requireOwn } from "./in-workspace";
import { questionFieldsSchema, type QuestionFields } from "./question-fields";

/**
 * Edits one prompt of a set: other words make a new version, of which past answers know nothing; the newest version's
 * words make none. Throws `conflict` where the set asks that already, saying where, or it is archived, or a market or
 * persona that the prompt did not have is, and `not_found` where prompt, market, persona or family is not the
 * workspace's, or the prompt is of no set.
 */
export async function editQuestion({ ctx, input }: Call<{ id: string } & QuestionFields>): Promise<{
  /** The version made; null where the wording is as it was. */
  version: number | null;
}> {
  requirePermission(ctx, "prompt:write");
  const { userPrompt, systemMessage, ...properties } = questionFieldsSchema.parse(input);
  const id = parseId(input.id, "prompt");
  return withTransaction(ctx, async (ctx) => {
    const setId = await lockSetOf(ctx, id);
    await requireOwn(ctx, setId, [properties]);
    const was = await ctx.tx.prisma.prompt.findUniqueOrThrow({
      where: { id },
      select: { marketId: true, personaId: true },
    });
    const { marketId, personaId } = properties;
    await requireInUse(ctx, {
      marketId: marketId === was.marketId ? null : marketId,
      personaId: personaId === was.personaId ? null : personaId,
    });
    const asked = { userPrompt, systemMessage };
    const version = await keepWording(ctx, { id, setId, asked: properties, ...asked });
    const [prompt] = await readChangeablePrompts(readsOf(ctx), { setId, selection: { ids: [id] } });
    await keepProperties(ctx, setId, found(prompt, "prompt"), properties);
    return { version };
  });
}

async function lockSetOf(ctx: Context & { tx: Transaction }, id: string): Promise<string> {
  const { workspaceId } = ctx;
  const prompt = await ctx.tx.prisma.prompt.findFirst({
    where: { id, workspaceId },
    select: { setId: true },
  });
  return (await lockSetInUse(ctx, found(prompt?.setId, "prompt in a set"))).id;
}

interface Edited {
  id: string;
  setId: string;
  userPrompt: string;
  systemMessage: string | null;
  asked: { marketId: string | null; personaId: string | null };
}

/** Makes the next version where the words are others, and what the prompt is told from others by. */
async function keepWording(
  ctx: Context & { tx: Transaction },
  { id, setId, userPrompt, systemMessage, asked }: Edited,
): Promise<number | null> {
  const { tx, workspaceId } = ctx;
  const newest = await tx.prisma.promptVersion.findFirstOrThrow({
    where: { promptId: id },
    orderBy: { number: "desc" },
    select: { number: true, turns: true, contentHash: true },
  });
  const turns = turnSchema.array().parse(newest.turns);
  const wordingHash = hashWording({ userPrompt, systemMessage, turns });
  const contentHash = hashWorded(wordingHash, asked);
  await requireNoDouble(ctx, { setId, contentHash, exceptId: id });
  if (wordingHash === newest.contentHash) return null;
  const number = newest.number + 1;
  const made = { createdById: memberId(ctx), createdAt: ctx.now() };
  const wording = { userPrompt, systemMessage, turns, contentHash: wordingHash };
  const version = await tx.prisma.promptVersion.create({
    data: { workspaceId, promptId: id, number, ...wording, ...made },
    select: { id: true },
  });
  await readWordsOf(tx, [id]);
  await recordDecision(tx, ctx, {
    workspaceId,
    action: "prompt.add_version",
    entityId: id,
    after: { versionId: version.id, number },
  });
  return number;
}

async function requireNoDouble(
  { tx }: Context & { tx: Transaction },
  { setId, contentHash, exceptId }: { setId: string; contentHash: string; exceptId: string },
): Promise<void> {
  const double = await tx.prisma.prompt.findFirst({
    where: { setId, contentHash, archivedAt: null, id: { not: exceptId } },
    select: { createdAt: true, topic: true, family: { select: { name: true } } },
  });
  if (!double) return;
  const where = [
    double.topic === null ? [] : [`under the topic “${double.topic}”`],
    double.family === null ? [] : [`in the family “${double.family.name}”`],
    [`added on ${double.createdAt.toISOString().slice(0, 10)}`],
  ].flat();
  const message = `The set asks this already, in the same market and as the same persona: ${where.join(", ")}. Nothing was changed.`;
  throw new AppError("conflict", { message, fields: { userPrompt: message } });
}

/** Gives the prompt its other properties, kept in the set's history where they differ. */
async function keepProperties(
  ctx: Context & { tx: Transaction },
  setId: string,
  prompt: ChangeablePrompt,
  properties: Omit<PromptProperties, "archivedAt">,
): Promise<void> {
  const wanted = Object.fromEntries(
    Object.entries(properties).filter(([name, value]) => !isSame(prompt, { [name]: value })),
  );
  const { changed } = await changeProperties(ctx, setId, [{ prompt, wanted }]);
  if (Object.keys(wanted).length === 0 || changed.length === 0) return;
  const { workspaceId } = ctx;
  const made = { createdById: memberId(ctx), createdAt: ctx.now() };
  const before = writeBefore("Edited one prompt", { prompts: changed });
  await ctx.tx.prisma.libraryChange.create({
    data: { workspaceId, setId, kind: "edit", count: 1, before, ...made },
  });
}
