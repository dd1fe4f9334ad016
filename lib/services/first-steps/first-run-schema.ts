import "server-only";
import { z } from "zod";
import { LIMITS } from "@/lib/api-contract/limits";
import { FIRST_STEPS_LIMITS } from "@/lib/domain/library/first-steps-limits";
import { marketSchema } from "@/lib/domain/library/market";
import { familyNameSchema, FUNNEL_STAGES, setNameSchema } from "@/lib/domain/library/prompt-set";
import { setAskSchema } from "@/lib/domain/runs/set-run";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";

const { families, wordings, competitors } = FIRST_STEPS_LIMITS;

/** A brand as the review page has it; what is wrong with it is told with all others', by field. */
const reviewedBrand = z.object({
  name: z.string(),
  domains: z.array(z.string()),
  aliases: z.array(z.string()),
});

const reviewedFamily = z.object({
  name: familyNameSchema,
  stage: z.enum(FUNNEL_STAGES).nullable(),
  questions: z
    .array(
      typedText("The question")
        .trim()
        .min(1, "A question has at least one character.")
        .check(maxChars(LIMITS.promptChars)),
    )
    .min(1, "A family has at least one question.")
    .max(wordings, `At most ${wordings} questions a family.`),
});

/** What somebody reviewed and starts: whom they are, whom they are compared with, what is asked of whom. */
export const firstRunSchema = z.object({
  /** Made once a click; a second sending with the same key is the same run. */
  requestKey: z.uuid(),
  brand: reviewedBrand,
  competitors: z.array(reviewedBrand).max(competitors, `At most ${competitors} competitors to begin with.`),
  /** One of the workspace's, a new one, or none. */
  market: z.union([z.strictObject({ id: z.uuid() }), marketSchema]).nullable(),
  setName: setNameSchema,
  families: z
    .array(reviewedFamily)
    .min(1, "Leave at least one family of questions in.")
    .max(families, `At most ${families} families to begin with.`),
  ask: setAskSchema.omit({ marketIds: true, personaIds: true, label: true }),
  /** Where not all fits budgets, the first calls that do are sent. */
  onlyWhatFits: z.boolean().default(false),
});
export type FirstRun = z.input<typeof firstRunSchema>;
export type ParsedFirstRun = z.output<typeof firstRunSchema>;
