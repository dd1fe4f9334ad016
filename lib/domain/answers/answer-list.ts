import { z } from "zod";
import type { CappedCount } from "@/lib/domain/lists/capped-count";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { answerEngineSchema, methodSchema } from "@/lib/domain/engines/engine-schema";
import { SURFACES } from "@/lib/domain/engines/surface";
import { taskStateSchema } from "@/lib/domain/tasks/task-state-schema";
import { ENDINGS } from "./answer-ending";
import type { AnswerCursor } from "./answer-filter";

export const answerRowSchema = z.object({
  id: z.uuid(),
  engine: answerEngineSchema,
  modelAsked: z.string(),
  modelAnswered: z.string().nullable(),
  /** Null where it was imported. */
  method: methodSchema.nullable(),
  state: taskStateSchema,
  statusCode: z.int().nullable(),
  /** The beginning of the prompt and of the answer. */
  prompt: z.string(),
  excerpt: z.string().nullable(),
  label: z.string().nullable(),
  surface: z.enum(SURFACES).nullable(),
  webSearchAsked: z.boolean(),
  webSearchDone: z.boolean().nullable(),
  endedEarly: z.enum(ENDINGS).nullable(),
  citationCount: z.int().nullable(),
  cost: dollarsSchema.nullable(),
  createdAt: z.iso.datetime({ offset: true }),
});
export type AnswerRow = z.infer<typeof answerRowSchema>;

/** As the list shows it: the excerpt in plain words, and what of it was looked for: from, before. */
export type ListedAnswer = AnswerRow & { marks: readonly (readonly [number, number])[] };

export interface AnswerPage<Row = AnswerRow> {
  rows: Row[];
  next: AnswerCursor | null;
  /** All rows of the filter, over all pages. */
  total: CappedCount;
}
