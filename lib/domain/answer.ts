import { z } from "zod";
import { engineSchema, methodSchema } from "./engine-schema";
import { dollarsSchema } from "./dollars-schema";
import { SURFACES } from "./surface";
import { taskParametersSchema } from "./task-parameters";
import { taskStateSchema } from "./task-state-schema";

const tokens = z.int().nonnegative();
const moment = z.iso.datetime({ offset: true });

export const citationViewSchema = z.object({
  /** Order within the answer, from 0. */
  position: z.int().nonnegative(),
  title: z.string(),
  rawUrl: z.string(),
  /** Where `rawUrl` leads, when the reply says so. */
  resolvedUrl: z.string().nullable(),
  /** The normalised URL that identifies the source: equal means the same source. */
  sourceUrl: z.string(),
  /** Registrable domain; empty where nothing tells it. */
  domain: z.string(),
  /** Code units of the text of its section; null where the API gave none. */
  startIndex: z.int().nullable(),
  endIndex: z.int().nullable(),
  /** Which message section it belongs to, counted over all message items from 0. */
  sectionIndex: z.int().nonnegative(),
});
export type CitationView = z.infer<typeof citationViewSchema>;

const reasoningItemSchema = z.object({
  type: z.literal("reasoning"),
  sections: z.array(z.object({ text: z.string() })),
});

const messageItemSchema = z.object({
  type: z.literal("message"),
  sections: z.array(
    z.object({
      text: z.string(),
      /** Positions in the answer's `citations`. */
      citations: z.array(z.int().nonnegative()),
    }),
  ),
});

/** An item of a kind this version does not know: named, never dropped silently; its content is in the raw reply. */
const unknownItemSchema = z.object({ type: z.literal("unknown"), wireType: z.string() });

export const answerItemViewSchema = z.discriminatedUnion("type", [
  reasoningItemSchema,
  messageItemSchema,
  unknownItemSchema,
]);
export type AnswerItemView = z.infer<typeof answerItemViewSchema>;

export const answerViewSchema = z.object({
  modelAnswered: z.string(),
  surface: z.enum(SURFACES),
  webSearchAsked: z.boolean(),
  webSearchDone: z.boolean(),
  /** Null where the reply does not say. */
  inputTokens: tokens.nullable(),
  outputTokens: tokens.nullable(),
  reasoningTokens: tokens.nullable(),
  /** What the model's vendor charged; null where the API does not know. */
  modelCharge: dollarsSchema.nullable(),
  /** What the call cost in all; null where the model's charge is not known. */
  cost: dollarsSchema.nullable(),
  /** True while the cost is worked out here rather than told by the API. */
  costDerived: z.boolean(),
  items: z.array(answerItemViewSchema),
  citations: z.array(citationViewSchema),
  fanOutQueries: z.array(z.string()),
  answeredAt: moment,
  elapsedMs: z.int().nonnegative(),
});
export type AnswerView = z.infer<typeof answerViewSchema>;

export const turnSchema = z.object({ role: z.enum(["user", "ai"]), message: z.string() });
export type Turn = z.infer<typeof turnSchema>;

export const taskViewSchema = z.object({
  id: z.string(),
  engine: engineSchema,
  modelAsked: z.string(),
  method: methodSchema,
  state: taskStateSchema,
  createdAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
  userPrompt: z.string(),
  systemMessage: z.string().nullable(),
  turns: z.array(turnSchema),
  /** The wire's optional fields as asked, by their name on the wire. */
  parameters: taskParametersSchema,
  label: z.string().nullable(),
  statusCode: z.int().nullable(),
  statusMessage: z.string().nullable(),
  /** How the call itself failed, in `lib/api-client`'s words. */
  failureKind: z.string().nullable(),
  /** What the code or failure means, in a sentence; null where nothing failed. */
  failureMeaning: z.string().nullable(),
  /** What to do about it. */
  failureRemedy: z.string().nullable(),
  answer: answerViewSchema.nullable(),
});
export type TaskView = z.infer<typeof taskViewSchema>;
