import "server-only";
import { z } from "zod";
import { countChars } from "@/lib/domain/text/characters";
import { placeTarget } from "@/lib/api-contract/place-target";
import { targetSchema, type AskSettings } from "@/lib/domain/runs/ask";
import { AppError } from "@/lib/domain/errors";
import type { Market } from "@/lib/domain/library/market";
import { QUESTION_ASK_LIMITS } from "@/lib/domain/library/question-ask";
import { typedText } from "@/lib/domain/text/typed-text";
import { speakMarket, wordQuestionAsk } from "@/lib/format/question-ask-words";
import { prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { getPromptSetInWorkspace } from "@/lib/services/prompt-sets/in-workspace";
import { findSentRun, type CreatedRun } from "@/lib/services/runs/send-once";
import { sendWording } from "@/lib/services/runs/send-wording";

const { questions, descriptionChars } = QUESTION_ASK_LIMITS;

/** What somebody types to ask for questions for a set. */
export const questionAskSchema = z.object({
  /** Made once a form; a second sending with the same key is the same run. */
  requestKey: z.uuid(),
  setId: z.uuid(),
  description: typedText("The description")
    .trim()
    .min(1, "Say who the customer is.")
    .refine((text) => countChars(text) <= descriptionChars, `At most ${descriptionChars} characters.`),
  count: z
    .int("A whole number.")
    .min(1, "At least one question.")
    .max(questions, `At most ${questions} questions at once.`),
  /** Where they are to be asked; null for nowhere in particular. */
  marketId: z.uuid().nullable(),
  connectionId: z.uuid(),
  target: targetSchema,
  webSearch: z.boolean(),
});

/** Room for all that is asked for: an answer that is cut at the engines' own 2,048 has been paid for as well. */
const MAX_OUTPUT_TOKENS = 4096;

/**
 * Asks an engine for the questions that a described customer would ask: a run of its own kind with one live task, made
 * for a set of which it asks nothing, and changing nothing in it. Throws `not_found`, `conflict` where the set is
 * archived, and `invalid` as `createRun` does; nothing is kept then.
 */
export async function askForQuestions({
  ctx,
  input,
}: Call<z.input<typeof questionAskSchema>>): Promise<CreatedRun> {
  requirePermission(ctx, "run:create");
  const { requestKey, setId, marketId, connectionId, target, webSearch, ...asked } =
    questionAskSchema.parse(input);
  const sent = await findSentRun(ctx, requestKey);
  if (sent) return sent;

  const set = await getPromptSetInWorkspace(ctx, setId);
  if (set.archivedAt)
    throw new AppError("conflict", { message: `The set “${set.name}” is archived. Nothing was sent.` });
  const market = marketId === null ? null : await getMarketInUse(ctx, marketId);
  const settings: AskSettings = { web_search: webSearch, max_output_tokens: MAX_OUTPUT_TOKENS };
  const ask = {
    ...{ requestKey, connectionId, promptId: null, turns: [], targets: [target], label: null },
    ...wordQuestionAsk({ ...asked, market: market && speakMarket(market) }),
    method: "live" as const,
    settings: market ? placeTarget({ ...target, method: "live", settings }, market).settings : settings,
  };
  return sendWording(ctx, ask, { kind: "suggestions", forSetId: set.id, marketId });
}

async function getMarketInUse(ctx: Context, id: string): Promise<Market> {
  const row = await prismaOf(ctx).market.findFirst({
    where: { id: parseId(id, "market"), workspaceId: ctx.workspaceId },
    select: { name: true, language: true, country: true, city: true, archivedAt: true },
  });
  const { archivedAt, ...market } = found(row, "market");
  if (archivedAt === null) return market;
  throw new AppError("invalid", {
    message: `The market “${market.name}” is archived. Nothing was sent.`,
    fields: { marketId: "Choose a market in use." },
  });
}
