import { z } from "zod";
import type { Engine } from "./engine";
import { engineSchema, methodSchema } from "./engine-schema";
import { dollarsSchema } from "./dollars-schema";
import { taskStateSchema } from "./task-state-schema";

export const ANSWERS_PER_PAGE = 50;

/** Where a page of the list begins: after this row, newest first. */
export const answerCursorSchema = z.object({ createdAt: z.iso.datetime({ offset: true }), id: z.uuid() });
export type AnswerCursor = z.infer<typeof answerCursorSchema>;

/** What a list of answers is narrowed to. Null is "any". */
export const answerFilterSchema = z.object({
  engine: engineSchema.nullable(),
  model: z.string().max(200).nullable(),
  state: taskStateSchema.nullable(),
  /** Days, `yyyy-mm-dd`, in UTC; both inclusive. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  /** Words in the prompt or the answer. */
  text: z.string().max(200).nullable(),
  promptId: z.uuid().nullable(),
  /** One wording of a prompt. */
  versionId: z.uuid().nullable(),
  /** Who asked. */
  memberId: z.uuid().nullable(),
  runId: z.uuid().nullable(),
  /** Cited domain, or one cited source. */
  domain: z.string().max(300).nullable(),
  sourceUrl: z.string().max(4000).nullable(),
});
export type AnswerFilter = z.infer<typeof answerFilterSchema>;

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
  surface: z.enum(["api", "sandbox"]).nullable(),
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
