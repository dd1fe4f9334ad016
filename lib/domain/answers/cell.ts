import { z } from "zod";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { answerEngineSchema } from "@/lib/domain/engines/engine-schema";
import { taskStateSchema } from "@/lib/domain/tasks/task-state-schema";
import { ENDINGS } from "./answer-ending";

/** What a cell of a run asks: a wording, put as a persona or as none, to one target. */
export const cellAskedSchema = z.object({
  cell: z.int().nonnegative(),
  engine: answerEngineSchema,
  modelAsked: z.string(),
  /** The beginning of the wording. */
  prompt: z.string(),
  market: z.string().nullable(),
  persona: z.string().nullable(),
});
export type CellAsked = z.infer<typeof cellAskedSchema>;

export const CELLS_PER_PAGE = 50;

export const cellRowSchema = cellAskedSchema.extend({
  asked: z.int(),
  answered: z.int(),
});
/** A cell of a run, and how many of its repeats were answered. */
export type CellRow = z.infer<typeof cellRowSchema>;

export interface CellPage {
  rows: CellRow[];
  /** All cells of the run. */
  total: number;
}

export const cellRepeatSchema = z.object({
  id: z.uuid(),
  /** Which asking of the cell, from 0. */
  repeat: z.int().nonnegative(),
  state: taskStateSchema,
  modelAnswered: z.string().nullable(),
  webSearchDone: z.boolean().nullable(),
  citationCount: z.int().nullable(),
  endedEarly: z.enum(ENDINGS).nullable(),
  cost: dollarsSchema.nullable(),
  /** Characters of the text. */
  length: z.int().nullable(),
});

/** One asking of a cell, and how typical its answer is of those of the cell. */
export interface CellRepeat extends z.infer<typeof cellRepeatSchema> {
  /** The mean of how many words it shares with each other answer of the cell, from 0 to 1; null where there is no other. */
  meanOverlap: number | null;
  isTypical: boolean;
  isOutlier: boolean;
}

/** All askings of a cell of a run. */
export interface Cell extends CellAsked {
  runId: string;
  repeats: CellRepeat[];
  /** How many of them were answered, and so compared with each other. */
  judged: number;
}
