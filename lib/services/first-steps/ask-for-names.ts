import "server-only";
import { z } from "zod";
import { askSchema } from "@/lib/domain/runs/ask";
import { FIRST_STEPS_LIMITS } from "@/lib/domain/library/first-steps-limits";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { wordNamesAsk } from "@/lib/format/names-ask-words";
import { requirePermission, type Call } from "@/lib/services/context";
import type { CreatedRun } from "@/lib/services/runs/send-once";
import { sendWording } from "@/lib/services/runs/send-wording";

const categorySchema = typedText("The category")
  .trim()
  .min(1, "Say what it is looked for as.")
  .check(maxChars(FIRST_STEPS_LIMITS.categoryChars));

export const namesAskSchema = askSchema.pick({ requestKey: true, connectionId: true, targets: true }).extend({
  category: categorySchema,
  /** Where its customers are, in words; null for nowhere in particular. */
  place: z.string().max(200).nullable(),
  webSearch: z.boolean(),
});
export type NamesAsk = z.input<typeof namesAskSchema>;

/**
 * Asks engines which brands of a category there are: a run for suggestions, so that its answers are read for names
 * nobody tracks and are in no figure. Throws as `createRun` does; nothing is kept then.
 */
export async function askForNames({ ctx, input }: Call<NamesAsk>): Promise<CreatedRun> {
  requirePermission(ctx, "run:create");
  const { category, place, webSearch, ...asked } = namesAskSchema.parse(input);
  const ask = {
    ...asked,
    ...{ promptId: null, systemMessage: null, turns: [], label: null },
    userPrompt: wordNamesAsk({ category, place }),
    method: "live" as const,
    settings: { web_search: webSearch },
  };
  return sendWording(ctx, ask, { kind: "suggestions" });
}
