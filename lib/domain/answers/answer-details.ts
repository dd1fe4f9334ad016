import { z } from "zod";
import { flagSchema } from "./annotation-schema";

/** What columns of the list show that its rows do not have by themselves; each is there where its column is. */
export const answerDetailsSchema = z
  .object({
    flags: flagSchema.array(),
    /** How many there are. */
    notes: z.int().nonnegative(),
    market: z.string().nullable(),
    persona: z.string().nullable(),
    set: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    run: z.object({ id: z.uuid(), at: z.iso.datetime({ offset: true }) }),
    /** Which asking of its question, from 1. */
    repeat: z.int().positive(),
    tokens: z.object({ input: z.int().nullable(), output: z.int().nullable() }),
    member: z.string().nullable(),
    /** Milliseconds. */
    took: z.int().nonnegative().nullable(),
    answered: z.iso.datetime({ offset: true }).nullable(),
  })
  .partial();
export type AnswerDetails = z.infer<typeof answerDetailsSchema>;
