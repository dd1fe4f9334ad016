import { z } from "zod";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { BUDGET_NAME_MAX, BUDGET_PERIODS } from "./budget";
import { capSchema } from "@/lib/domain/amounts/dollars-schema";

const SHARES_MAX = 5;

/** What of a budget can be changed once it is made: not what it is of, nor over what time. */
const changeable = {
  name: typedText("The name").trim().min(1, "Give the budget a name.").check(maxChars(BUDGET_NAME_MAX)),
  /** Dollars. */
  amount: capSchema,
  /** Per cents of the amount, in any order. */
  warnAt: z
    .array(z.int("Whole per cents.").min(1, "From 1 %.").max(100, "At most 100 %."))
    .max(SHARES_MAX, `At most ${SHARES_MAX} shares.`)
    .transform((shares) => [...new Set(shares)].sort((one, other) => one - other)),
};

export const budgetChangeSchema = z.strictObject(changeable);

export const newBudgetSchema = z
  .strictObject({
    ...changeable,
    of: z.discriminatedUnion("of", [
      z.strictObject({ of: z.literal("workspace") }),
      z.strictObject({ of: z.literal("member"), id: z.string() }),
      z.strictObject({
        of: z.literal("label"),
        label: typedText("The label").min(1, "Give the label.").check(maxChars(255)),
      }),
      z.strictObject({ of: z.literal("schedule"), id: z.string() }),
    ]),
    period: z.enum(BUDGET_PERIODS),
    /** The first day that counts, of one that is for once. */
    startsOn: z.iso.date("Choose a day.").nullable(),
  })
  .refine(({ period, startsOn }) => (period === "once") === (startsOn !== null), {
    path: ["startsOn"],
    message: "A budget for once has a first day, and no other has.",
  });

export type NewBudget = z.input<typeof newBudgetSchema>;
export type BudgetChange = z.input<typeof budgetChangeSchema>;
