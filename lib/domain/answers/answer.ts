import { z } from "zod";
import { answerEngineSchema, methodSchema } from "@/lib/domain/engines/engine-schema";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { SURFACES } from "@/lib/domain/engines/surface";
import { taskParametersSchema } from "@/lib/domain/tasks/task-parameters";
import { taskStateSchema } from "@/lib/domain/tasks/task-state-schema";
import { toldOnlySchema } from "@/lib/domain/tasks/told-place";
import { ENDINGS } from "./answer-ending";

const tokens = z.int().nonnegative();
const moment = z.iso.datetime({ offset: true });

/** A part of a text in its code units, end exclusive. */
const spanSchema = z.object({ start: z.int().nonnegative(), end: z.int().positive() });
export type Span = z.infer<typeof spanSchema>;

/** Where a citation stands in the text of its section, as far as the reply tells. */
export const citationPlaceSchema = z.discriminatedUnion("kind", [
  /** The API gave the segment that it backs. */
  spanSchema.extend({ kind: z.literal("offsets") }),
  /** The text names it by its number (`[3]`): each place where it does, brackets included. Of `[1, 2]` both have the whole. */
  z.object({ kind: z.literal("marker"), spans: z.array(spanSchema).min(1) }),
  /** The position is not reported. */
  z.object({ kind: z.literal("none") }),
]);
export type CitationPlace = z.infer<typeof citationPlaceSchema>;

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
  place: citationPlaceSchema,
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
  /** Null where nobody told: of some that were imported. */
  webSearchDone: z.boolean().nullable(),
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
  /** Why the answer stops before its end; null where it does not, or nobody says. */
  endedEarly: z.enum(ENDINGS).nullable(),
  /** Parts of the reply that could not be read; they are in the raw reply only. */
  leftOut: z.int().nonnegative(),
  answeredAt: moment,
  /** Null where it was imported. */
  elapsedMs: z.int().nonnegative().nullable(),
});
export type AnswerView = z.infer<typeof answerViewSchema>;

export const turnSchema = z.object({ role: z.enum(["user", "ai"]), message: z.string() });
export type Turn = z.infer<typeof turnSchema>;

export const taskViewSchema = z.object({
  id: z.string(),
  engine: answerEngineSchema,
  modelAsked: z.string(),
  /** Null where it was imported. */
  method: methodSchema.nullable(),
  state: taskStateSchema,
  createdAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
  userPrompt: z.string(),
  /** As it was sent: the persona's and the wording's own. */
  systemMessage: z.string().nullable(),
  turns: z.array(turnSchema),
  /** The wire's optional fields as asked, by their name on the wire. */
  parameters: taskParametersSchema,
  /** Where it was asked, or what market its wording was made for; null for none. */
  market: z.object({ name: z.string(), only: toldOnlySchema }).nullable(),
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

/** Where an imported answer comes from. */
export interface ImportedFrom {
  fileName: string;
  /** Of the file, from 1: where the answer begins. */
  line: number;
  /** When it was imported: ISO 8601, UTC. */
  at: string;
}
