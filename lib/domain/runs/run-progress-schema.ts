import { z } from "zod";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { engineSchema, methodSchema } from "@/lib/domain/engines/engine-schema";
import { RUN_STATES, type RunProgress } from "./run-progress";
import { taskStateSchema } from "@/lib/domain/tasks/task-state-schema";

/** How many tasks are in each state; a state that is missing has none. */
export const stateCountsSchema = z.partialRecord(taskStateSchema, z.int());

export const runProgressSchema = z.object({
  state: z.enum(RUN_STATES),
  groups: z.array(
    z.object({ engine: engineSchema, model: z.string(), method: methodSchema, counts: stateCountsSchema }),
  ),
  failures: z.array(
    z.object({
      cause: z.string(),
      count: z.int(),
      label: z.string(),
      remedy: z.string(),
      seenAs: z.array(z.string()),
    }),
  ),
  perMinute: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  spent: dollarsSchema,
  held: dollarsSchema,
  unpriced: z.int(),
  expectedLow: dollarsSchema.nullable(),
  expectedHigh: dollarsSchema.nullable(),
}) satisfies z.ZodType<RunProgress>;
