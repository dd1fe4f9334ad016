import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { LIBRARY_LIMITS } from "@/lib/domain/library/library-limits";
import { shorten } from "@/lib/format/text";
import { memberId, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { addPrompts } from "@/lib/services/prompt-sets/add-prompts";
import { lockSetInUse } from "@/lib/services/prompt-sets/in-workspace";
import { questionFieldsSchema } from "@/lib/services/prompt-sets/question-fields";

export interface SiblingInput {
  /** The prompt that is asked elsewhere, too. */
  promptId: string;
  marketId: string;
  userPrompt: string;
}

const siblingSchema = questionFieldsSchema.pick({ userPrompt: true });

/**
 * Asks a prompt of a set in another market: a new prompt of the same family with this wording, and all else as the
 * prompt has it. A family is made where there is none; the prompt itself stays as it is. Throws `conflict` where the
 * family is asked in that market already, or the set asks this, or is archived, and `not_found` where the prompt is not
 * in use in a set of the workspace, or the market not in use there.
 */
export async function addSibling({ ctx, input }: Call<SiblingInput>): Promise<{
  promptId: string;
  familyId: string;
}> {
  requirePermission(ctx, "prompt:write");
  const { userPrompt } = siblingSchema.parse(input);
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const prompt = await lockWithSet(ctx, parseId(input.promptId, "prompt"));
    const market = found(
      await tx.prisma.market.findFirst({
        where: { id: parseId(input.marketId, "market"), workspaceId, archivedAt: null },
        select: { id: true, name: true },
      }),
      "market",
    );
    const siblings = prompt.familyId === null ? { id: prompt.id } : { familyId: prompt.familyId };
    const there = await tx.prisma.prompt.count({
      where: { workspaceId, ...siblings, archivedAt: null, marketId: market.id },
    });
    if (there > 0) refuse("marketId", `It is asked in “${market.name}” already. Nothing was added.`);

    const familyId = prompt.familyId ?? (await makeFamilyOf(ctx, prompt));
    const { topic, tags, intent, stage, personaId, weight, systemMessage } = prompt;
    const like = { topic, tags, intent, stage, personaId, weight, systemMessage };
    const prompts = [{ ...like, userPrompt, marketId: market.id, familyId }];
    const [promptId] = await addPrompts(ctx, { setId: prompt.setId, changeId: null, prompts });
    if (!promptId)
      return refuse("userPrompt", "The set asks this in that market already. Nothing was added.");
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "prompt.create",
      entityId: promptId,
      after: { setId: prompt.setId, familyId, siblingOf: prompt.id },
    });
    return { promptId, familyId };
  });
}

function refuse(field: "marketId" | "userPrompt", message: string): never {
  throw new AppError("conflict", { message, fields: { [field]: message } });
}

/** A prompt in use with its newest wording, whose set nobody else changes until this transaction ends. */
async function lockWithSet(ctx: Context & { tx: Transaction }, id: string) {
  const { prompt } = ctx.tx.prisma;
  const where = { id, workspaceId: ctx.workspaceId, archivedAt: null };
  const inSet = await prompt.findFirst({ where, select: { setId: true } });
  const { id: setId } = await lockSetInUse(ctx, found(inSet?.setId, "prompt in a set"));
  const row = await prompt.findFirst({
    where: { ...where, setId },
    include: {
      versions: { orderBy: { number: "desc" }, take: 1, select: { userPrompt: true, systemMessage: true } },
    },
  });
  const { versions, weight, ...kept } = found(row, "prompt in a set");
  return { ...kept, setId, weight: weight.toFixed(), ...found(versions[0], "prompt in a set") };
}

/** Makes a family named by a prompt's wording, with the prompt in it. */
async function makeFamilyOf(
  ctx: Context & { tx: Transaction },
  { id, setId, userPrompt }: { id: string; setId: string; userPrompt: string },
): Promise<string> {
  const { tx, workspaceId } = ctx;
  const name = shorten(userPrompt.replace(/\s+/g, " ").trim(), LIBRARY_LIMITS.familyNameChars);
  const made = { createdById: memberId(ctx), createdAt: ctx.now() };
  const family = await tx.prisma.family.create({
    data: { workspaceId, setId, name, ...made },
    select: { id: true },
  });
  await tx.prisma.prompt.update({ where: { id }, data: { familyId: family.id } });
  return family.id;
}
