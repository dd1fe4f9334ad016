import { z } from "zod";

const partSchema = z.object({ done: z.int(), of: z.int() }).nullable();

/** How far the sums of a workspace are made by its days of now. */
export const recountingSchema = z.object({
  /** The zone whose days they are. */
  zone: z.string(),
  /** Answers that sums of figures count; null where all that are to be counted are. */
  answers: partSchema,
  /** Entries of the ledger that sums of spending count; null in the same way. */
  entries: partSchema,
});
export type Recounting = z.infer<typeof recountingSchema>;
