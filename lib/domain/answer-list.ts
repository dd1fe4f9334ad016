import { z } from "zod";
import type { Engine } from "./engine";
import { engineSchema, methodSchema } from "./engine-schema";
import type { TaskState } from "./task-state";
import { dollarsSchema } from "./dollars-schema";
import { SURFACES } from "./surface";
import { taskStateSchema } from "./task-state-schema";

export const ANSWERS_PER_PAGE = 50;

/** Where a page of the list begins: after this row, newest first. */
export interface AnswerCursor {
  /** ISO 8601. */
  createdAt: string;
  id: string;
}

/** What a list of answers is narrowed to. Null is "any". */
export interface AnswerFilter {
  engine: Engine | null;
  model: string | null;
  state: TaskState | null;
  /** Days, `yyyy-mm-dd`, in UTC; both inclusive. */
  from: string | null;
  to: string | null;
  /** Words in the prompt or the answer. */
  text: string | null;
  promptId: string | null;
  /** One wording of a prompt. */
  versionId: string | null;
  /** Who asked. */
  memberId: string | null;
  runId: string | null;
  /** Cited domain, or one cited source. */
  domain: string | null;
  sourceUrl: string | null;
}

export const ANY_ANSWER: AnswerFilter = {
  engine: null,
  model: null,
  state: null,
  from: null,
  to: null,
  text: null,
  promptId: null,
  versionId: null,
  memberId: null,
  runId: null,
  domain: null,
  sourceUrl: null,
};

export const answerRowSchema = z.object({
  id: z.uuid(),
  engine: engineSchema,
  modelAsked: z.string(),
  modelAnswered: z.string().nullable(),
  method: methodSchema,
  state: taskStateSchema,
  statusCode: z.int().nullable(),
  /** The beginning of the prompt and of the answer. */
  prompt: z.string(),
  excerpt: z.string().nullable(),
  label: z.string().nullable(),
  surface: z.enum(SURFACES).nullable(),
  webSearchAsked: z.boolean(),
  webSearchDone: z.boolean().nullable(),
  citationCount: z.int().nullable(),
  cost: dollarsSchema.nullable(),
  createdAt: z.iso.datetime({ offset: true }),
});
export type AnswerRow = z.infer<typeof answerRowSchema>;

export interface AnswerPage {
  rows: AnswerRow[];
  next: AnswerCursor | null;
}

/** A model the workspace has asked, as the list's filter offers it. */
export interface AskedModel {
  engine: Engine;
  model: string;
}
