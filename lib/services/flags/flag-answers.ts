import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { chooseAnswers } from "@/lib/db/sql/annotations/choose-answers";
import { putFlag, takeFlag } from "@/lib/db/sql/annotations/write-flags";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import {
  ANNOTATION_LIMITS,
  type AnswerSelection,
  type ChosenFlag,
  type Flag,
  type FlaggingOutcome,
} from "@/lib/domain/answers/annotation";
import { chosenAnswersSchema, chosenFlagSchema } from "@/lib/domain/answers/annotation-schema";
import { AppError } from "@/lib/domain/errors";
import { memberId, readsOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { missing } from "@/lib/services/ids";
import { readFilter } from "@/lib/services/search/read-search";
import { getFlagInWorkspace } from "./read";
import { findOrMakeFlag } from "./write";

/**
 * Gives answers a flag, or takes it from them: one answer, those chosen in a list, or all that a filter finds. Throws
 * `invalid` where the filter finds more than `ANNOTATION_LIMITS.matching`, and `not_found` where it is no answer or flag
 * of the workspace; then nothing is changed.
 */
export async function flagAnswers({
  ctx,
  input,
}: Call<{ answers: AnswerSelection; flag: ChosenFlag; has: boolean }>): Promise<FlaggingOutcome> {
  requirePermission(ctx, "answer:annotate");
  const { answers, has } = input;
  const chosen = chosenFlagSchema.parse(input.flag);
  if ("ids" in answers) chosenAnswersSchema.parse(answers.ids);
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const own = readsOf(ctx);
    const wanted = "ids" in answers ? answers : { filter: await readFilter(own, answers.filter) };
    const answerIds = await chooseAnswers(own, wanted, ANNOTATION_LIMITS.matching + 1);
    if (answerIds.length === 0) throw missing("answer");
    if (answerIds.length > ANNOTATION_LIMITS.matching) {
      const most = ANNOTATION_LIMITS.matching.toLocaleString("en-US");
      const message = `Nothing was changed: at most ${most} answers at once. Narrow the list.`;
      throw new AppError("invalid", { message, fields: { answers: message } });
    }
    const flag = "id" in chosen ? await holdFlag(ctx, chosen.id) : await findOrMakeFlag(ctx, chosen);
    const what = { workspaceId, flagId: flag.id, answerIds };
    const changed = has
      ? await putFlag(tx, { ...what, by: memberId(ctx), at: ctx.now() })
      : await takeFlag(tx, what);
    if (changed > 0)
      await recordDecision(tx, ctx, {
        workspaceId,
        action: has ? "flag.put" : "flag.take",
        entityId: flag.id,
        after: {
          flag: flag.name,
          answers: changed,
          ...(answerIds.length === 1 ? { answerId: answerIds[0] } : {}),
        },
      });
    return { flag, changed, unchanged: answerIds.length - changed };
  });
}

/** A flag of the workspace, which nobody removes until the transaction has ended. */
async function holdFlag(ctx: Context & { tx: Transaction }, id: string): Promise<Flag> {
  const flag = await getFlagInWorkspace(ctx, id);
  const { rows } = await ctx.tx.query({
    text: "select from app.flag where id = $1 for key share",
    values: [flag.id],
  });
  if (rows.length === 0) throw missing("flag");
  return flag;
}
