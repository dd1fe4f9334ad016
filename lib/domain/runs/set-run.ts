import { z } from "zod";
import { methodSchema, engineSchema } from "@/lib/domain/engines/engine-schema";
import { MAX_REPEATS } from "./run-limits";
import { taskParametersSchema } from "@/lib/domain/tasks/task-parameters";

/** Whom a run of a set asks, and how; a schedule keeps it and asks it of the set as it then is. */
export const setAskSchema = z.strictObject({
  connectionId: z.uuid(),
  method: methodSchema,
  /** Each with its settings as the API takes them, without a market's country and city. */
  targets: z
    .array(
      z.strictObject({
        engine: engineSchema,
        model: z.string().min(1),
        parameters: taskParametersSchema,
      }),
    )
    .min(1)
    .max(20),
  /** Where is asked; empty: in no market, and then wordings made for one are left out. */
  marketIds: z.array(z.uuid()).max(50),
  /** Personas that every prompt is put as, in place of its own; empty: each as its own, or as none. */
  personaIds: z.array(z.uuid()).max(20),
  repeats: z.int().min(1).max(MAX_REPEATS),
  label: z.string().max(255).nullable(),
});
export type SetAsk = z.infer<typeof setAskSchema>;
