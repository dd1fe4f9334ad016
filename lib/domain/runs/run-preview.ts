import { z } from "zod";
import { budgetRoomSchema } from "@/lib/domain/money/budget-schema";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { engineSchema, methodSchema } from "@/lib/domain/engines/engine-schema";

/** What one target of a run is expected to come to. */
const previewTargetSchema = z.object({
  engine: engineSchema,
  model: z.string(),
  method: methodSchema,
  webSearch: z.boolean(),
  /** The market's name; null for what is asked in none. */
  market: z.string().nullable(),
  /** Why it is told less of its market than the market says ("Gemini's API takes no country."); null where all. */
  lacks: z.string().nullable(),
  /** Other markets of the ask where the very same would be sent: what was made for no market is asked once for all. */
  alike: z.array(z.string()),
  tasks: z.int(),
  /** Dollars for all its tasks. */
  low: dollarsSchema,
  high: dollarsSchema,
  /** Past answers the range comes from; 0 means it is a planning figure. */
  basedOn: z.int(),
});
export type PreviewTarget = z.infer<typeof previewTargetSchema>;

/** Something that keeps a run from being sent. */
const runProblemSchema = z.object({
  /** The prompt to blame; null where it is whom, or how, is asked. */
  promptId: z.uuid().nullable(),
  /** How its wording begins, or who the target is. */
  of: z.string(),
  field: z.string(),
  message: z.string(),
});
export type RunProblem = z.infer<typeof runProblemSchema>;

/** Problems named one by one; of more only the number is said. */
export const PROBLEMS_SHOWN = 20;

/** What budgets and a cap leave to a run, before anything is sent. */
const runRoomSchema = z.object({
  /** The budgets it would be counted against, as they stand. */
  budgets: z.array(budgetRoomSchema),
  /** How many of its tasks, from the first on, fit budgets and cap. */
  fits: z.int(),
  /** Why not all of it does; null where it does. */
  refusal: z.string().nullable(),
});
export type RunRoom = z.infer<typeof runRoomSchema>;

/** What asking something again would come to. */
export interface AgainPrice extends RunRoom {
  tasks: number;
  /** Dollars. */
  low: string;
  high: string;
}

/** What a run of a set would be, before anything is sent. */
export const runPreviewSchema = runRoomSchema.extend({
  tasks: z.int(),
  /** Wordings asked, each as one persona or as none. */
  questions: z.int(),
  repeats: z.int(),
  targets: z.array(previewTargetSchema),
  /** Dollars for everything: the sum over targets. */
  low: dollarsSchema,
  high: dollarsSchema,
  /** Until all could be asked and collected under the API's limits; see `lib/api-contract/run-duration.ts`. */
  seconds: z.int(),
  /** Whether something waits in the API's queue, which takes its own time. */
  queued: z.boolean(),
  leftOut: z.array(
    z.object({
      reason: z.enum(["market_not_asked", "same_question"]),
      market: z.string().nullable(),
      prompts: z.int(),
    }),
  ),
  problems: z.array(runProblemSchema),
  /** How many problems there are in all. */
  problemCount: z.int(),
});
export type RunPreview = z.infer<typeof runPreviewSchema>;
