import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { type Measured, WITH_PROMPTS } from "./fact-conditions";
import { sumsOf } from "./read-sums";

const rowSchema = z.object({
  engine: z.string(),
  modelAsked: z.string(),
  surface: z.string(),
  modelAnswered: z.string(),
  answers: z.coerce.number(),
});
export type ModelAnswers = z.infer<typeof rowSchema>;

const BY = ["engine", "model_asked", "surface", "model_answered"] as const;
const COLUMNS = sql`engine, model_asked as "modelAsked", surface, model_answered as "modelAnswered"`;

/** Answers by engine, surface, and the model that was asked and the one that answered; the most first. */
export function countModels(own: WorkspaceReads, measured: Measured): Promise<ModelAnswers[]> {
  const read = sumsOf(
    { measured, breaks: [] },
    { keys: BY, counts: ["answers"], columns: sql`${COLUMNS}, sum(answers) as answers` },
  );
  const grouped = { groupBy: sql`1, 2, 3, 4`, orderBy: sql`answers desc, 1, 2, 3, 4` };
  return read === null
    ? own.rows(
        {
          columns: sql`${COLUMNS}, count(*) as answers`,
          from: "answer_fact",
          joins: WITH_PROMPTS,
          where: measured.facts,
          ...grouped,
        },
        rowSchema,
      )
    : own.rows({ ...read, ...grouped, having: sql`sum(counted.answers) > 0` }, rowSchema);
}
