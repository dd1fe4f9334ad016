import { z } from "zod";

import type { Engine } from "@/lib/domain/engine";
import type { LlmCall } from "@/lib/api-contract/format";
import { STATUS_CODES } from "@/lib/api-contract/status-codes";

/*
 * The documented shapes to the letter: these fields, no others, in this order. What our own service sends is held to
 * them; what others send is read by the forgiving schemas of `reply.ts`.
 */

const wireDate = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} \+00:00$/);
const wireTime = z.string().regex(/^(0|\d+\.\d{4}) sec\.$/);
const dollars = z.number().min(0);
const tokens = z.int().min(0);
const statusCode = z.int().refine((code) => STATUS_CODES.has(code), { error: "not a documented code" });

const taskId = z.string().regex(/^\d{8}-\d{4}-\d{4}-[\da-f]{4}-[\da-f]{12}$/);

const annotation = {
  chat_gpt: z.strictObject({
    title: z.string(),
    url: z.string(),
    start_index: tokens.optional(),
    end_index: tokens.optional(),
    text: z.string().optional(),
  }),
  gemini: z.strictObject({
    title: z.string(),
    url: z.string(),
    direct_url: z.string().optional(),
    start_index: tokens.optional(),
    end_index: tokens.optional(),
    text: z.string().optional(),
  }),
  claude: z.strictObject({ title: z.string(), url: z.string() }),
  /** Our departures: the place of a source's marker, and null for a numbered source without an address. */
  perplexity: z.strictObject({
    title: z.string(),
    url: z.string().nullable(),
    start_index: tokens.optional(),
    end_index: tokens.optional(),
    text: z.string().optional(),
  }),
} satisfies Record<Engine, z.ZodType>;

const reasoningItem = z.strictObject({
  type: z.literal("reasoning"),
  sections: z.array(z.strictObject({ type: z.literal("summary_text"), text: z.string() })),
});

const messageItem = (engine: Engine) =>
  z.strictObject({
    type: z.literal("message"),
    sections: z.array(
      z.strictObject({
        type: z.literal("text"),
        text: z.string(),
        annotations: z.array(annotation[engine]).nullable(),
      }),
    ),
  });

/** One row of `result` of a live call or of `task_get`. Reasoning comes before the message; Perplexity has none. */
export const strictResult = (engine: Engine) =>
  z.strictObject({
    model_name: z.string().min(1),
    /** Our departure: null where the model's reply does not tell, here as in the two below. */
    input_tokens: tokens.nullable(),
    output_tokens: tokens.nullable(),
    reasoning_tokens: tokens.nullable(),
    web_search: z.boolean(),
    /** Null where the charge is not known, which 0 would call free. */
    money_spent: dollars.nullable(),
    datetime: wireDate,
    items:
      engine === "perplexity"
        ? z.array(messageItem(engine))
        : z
            .array(z.discriminatedUnion("type", [reasoningItem, messageItem(engine)]))
            .refine((items) => items.findLastIndex((item) => item.type === "reasoning") <= 0, {
              error: "a reasoning item comes first",
            }),
    fan_out_queries: z.array(z.string()).nullable(),
  });

const strictModelRow = z.strictObject({
  model_name: z.string().min(1),
  reasoning: z.boolean(),
  web_search_supported: z.boolean(),
  task_post_supported: z.boolean(),
});

const strictReadyRow = (engine: Engine) =>
  z.strictObject({
    id: taskId,
    se: z.literal(engine),
    function: z.literal("llm_responses"),
    date_posted: wireDate,
    tag: z.string(),
    endpoint: z.templateLiteral(["/v3/ai_optimization/", engine, "/llm_responses/task_get/", taskId]),
  });

const strictIdListRow = z.strictObject({
  id: taskId,
  url: z.string(),
  datetime_posted: wireDate,
  datetime_done: wireDate.nullable(),
  status: z.string(),
  cost: dollars,
  metadata: z.record(z.string(), z.unknown()).nullable().optional(),
});

/** `data` of a task: the three words of the path, then what was posted, in the posted order. */
const llmData = (engine: Engine) =>
  z.looseObject({
    api: z.literal("ai_optimization"),
    function: z.literal("llm_responses"),
    se: z.literal(engine),
  });

const path = (engine: Engine, call: LlmCall) =>
  z
    .array(z.string())
    .refine(
      (segments) => segments.slice(0, 5).join("/") === `v3/ai_optimization/${engine}/llm_responses/${call}`,
      {
        error: "the path of the call",
      },
    );

/** A task whose result has rows of one kind. */
export const strictTask = <T extends z.ZodType, P extends z.ZodType, D extends z.ZodType>(
  row: T,
  pathOf: P,
  data: D,
) =>
  z
    .strictObject({
      id: taskId,
      status_code: statusCode,
      status_message: z.string().min(1),
      time: wireTime,
      cost: dollars,
      result_count: z.int().min(0),
      path: pathOf,
      data,
      result: z.array(row).nullable(),
    })
    .refine((task) => task.result_count === (task.result?.length ?? 0), {
      error: "result_count counts the result",
    });

/** A whole reply with tasks of one kind. */
export const strictEnvelope = <T extends z.ZodType>(task: T) =>
  z
    .strictObject({
      version: z.string().regex(/^\d+\.\d+\.\d{8}$/),
      status_code: statusCode,
      status_message: z.string().min(1),
      time: wireTime,
      cost: dollars,
      tasks_count: z.int().min(0),
      tasks_error: z.int().min(0),
      tasks: z.array(task).nullable(),
    })
    .refine((reply) => reply.tasks_count === (reply.tasks?.length ?? 0), {
      error: "tasks_count counts the tasks",
    });

/** The whole reply of one call on one engine. */
export function strictReply(engine: Engine, call: LlmCall) {
  const of = <T extends z.ZodType>(row: T): z.ZodType =>
    strictEnvelope(strictTask(row, path(engine, call), llmData(engine)));
  switch (call) {
    case "models":
      return of(strictModelRow);
    case "tasks_ready":
      return of(strictReadyRow(engine));
    case "task_post":
      return of(z.never());
    case "live":
    case "task_get":
      return of(strictResult(engine));
  }
}

/** The reply to a request that was refused as a whole, as with a wrong password. */
export const strictRefusal = strictEnvelope(z.never());

/** The whole reply of `id_list`. */
export const strictIdListReply = strictEnvelope(
  strictTask(
    strictIdListRow,
    z.tuple([z.literal("v3"), z.literal("ai_optimization"), z.literal("id_list")]),
    z.looseObject({}),
  ),
);

/**
 * What keeps a reply from being exactly as documented: wrong, missing and surplus fields, then fields out of order.
 * Empty when there is nothing.
 */
export function strictProblems(schema: z.ZodType, reply: unknown): string[] {
  const parsed = schema.safeParse(reply);
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  // Parsing rebuilds every object in the schema's order, so two equal texts are two equal orders.
  return JSON.stringify(parsed.data) === JSON.stringify(reply)
    ? []
    : ["fields are not in the documented order"];
}
