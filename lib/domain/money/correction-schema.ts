import { z } from "zod";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { parseDollars, ZERO } from "@/lib/domain/amounts/money";
import { REASON_MAX } from "./spend";

/** What an accountant's correction says. */
export const correctionSchema = z.strictObject({
  /** Made once a form; a second sending with the same key is the same entry. */
  requestKey: z.uuid(),
  /** The task it is about, by its id; null where it is about none in particular. */
  taskId: z.string().nullable(),
  /** The connection it is about, where it is about no task; null for none in particular. */
  connectionId: z.string().nullable(),
  /** The reconciliation whose difference it settles, and its connection with it. */
  reconciliationId: z.string().nullable().default(null),
  /** Dollars, signed: what is to be added to what was spent. */
  amount: dollarsSchema.refine((amount) => parseDollars(amount) !== ZERO, "Not $0."),
  /** Dollars, signed: how much of that is the model's vendor's; the rest is the API's own fee. */
  modelCharge: dollarsSchema.default("0"),
  reason: typedText("The reason").trim().min(1, "Say why.").check(maxChars(REASON_MAX)),
});
export type Correction = z.input<typeof correctionSchema>;
