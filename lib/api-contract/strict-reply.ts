import { z } from "zod";

import type { Engine } from "@/lib/domain/engines/engine";
import type { LlmCall } from "@/lib/api-contract/format";
import { STATUS_CODES } from "@/lib/api-contract/status-codes";

/*
 * The documented shapes to the letter: these fields, no others, in this order. What our own service sends is held to
 * them; what others send is read by the forgiving schemas of `reply.ts`. The descriptions are those of the OpenAPI
 * document and the reference page.
 */

const wireDate = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} \+00:00$/);
const wireTime = z.string().regex(/^(0|\d+\.\d{4}) sec\.$/);
const dollars = z.number().min(0);
const tokens = z.int().min(0);
const statusCode = z.int().refine((code) => STATUS_CODES.has(code), { error: "not a documented code" });

const taskId = z.string().regex(/^\d{8}-\d{4}-\d{4}-[\da-f]{4}-[\da-f]{12}$/);

const source = {
  title: z.string().describe("Of the source."),
  url: z.string().describe("Of the source; with Gemini a redirect."),
};
const annotatedPiece = {
  start_index: tokens.optional().describe("Where the annotated piece of `text` begins, in UTF-16 units."),
  end_index: tokens.optional().describe("Where it ends, exclusive."),
  text: z.string().optional().describe("The annotated piece itself."),
};
const directUrl = z.string().optional().describe("Where the redirect leads, if that is known.");

const annotation = {
  chat_gpt: z.strictObject({ ...source, ...annotatedPiece }),
  gemini: z.strictObject({ ...source, direct_url: directUrl, ...annotatedPiece }),
  claude: z.strictObject(source),
  /** Our departures: the place of a source's marker, and null for a numbered source without an address. */
  perplexity: z.strictObject({
    ...source,
    url: z.string().nullable().describe("Of the source; null for a numbered source without an address."),
    ...annotatedPiece,
  }),
} satisfies Record<Engine, z.ZodType>;

const itemType = <Type extends string>(type: Type) => z.literal(type).describe("What the part is.");
const sectionType = <Type extends string>(type: Type) => z.literal(type).describe("What the piece is.");
const sectionText = z.string().describe("Markdown, as the model wrote it.");
const sections = <Section extends z.ZodType>(section: Section) =>
  z.array(section).describe("Its pieces of text.");

const reasoningItem = z.strictObject({
  type: itemType("reasoning"),
  sections: sections(z.strictObject({ type: sectionType("summary_text"), text: sectionText })),
});

const messageItem = (engine: Engine) =>
  z.strictObject({
    type: itemType("message"),
    sections: sections(
      z.strictObject({
        type: sectionType("text"),
        text: sectionText,
        annotations: z
          .array(annotation[engine])
          .nullable()
          .describe("The sources of the text: null where no search was asked for, empty where none came."),
      }),
    ),
  });

const modelName = z.string().min(1).describe("With its version, whatever name was posted.");

/** One row of `result` of a live call or of `task_get`. Reasoning comes before the message; Perplexity has none. */
export const strictResult = (engine: Engine) =>
  z.strictObject({
    model_name: modelName,
    /** Our departure: null where the model's reply does not tell, here as in the two below. */
    input_tokens: tokens.nullable().describe("Tokens of the question; null where the model does not tell."),
    output_tokens: tokens
      .nullable()
      .describe("Tokens of the answer, those of reasoning included; null where the model does not tell."),
    reasoning_tokens: tokens
      .nullable()
      .describe("Tokens of reasoning; 0 where there was none, null where the model does not tell."),
    web_search: z.boolean().describe("Whether a search was made."),
    /** Null where the charge is not known, which 0 would call free. */
    money_spent: dollars
      .nullable()
      .describe("Dollars the model's vendor charged; null where that is not known."),
    datetime: wireDate.describe("When it was answered, UTC."),
    items: (engine === "perplexity"
      ? z.array(messageItem(engine))
      : z
          .array(z.discriminatedUnion("type", [reasoningItem, messageItem(engine)]))
          .refine((items) => items.findLastIndex((item) => item.type === "reasoning") <= 0, {
            error: "a reasoning item comes first",
          })
    ).describe("The parts of the answer; a part of reasoning comes first."),
    fan_out_queries: z
      .array(z.string())
      .nullable()
      .describe("What the model searched for; null where it says nothing of it."),
  });

const strictModelRow = z.strictObject({
  model_name: modelName,
  reasoning: z.boolean().describe("Whether the model reasons."),
  web_search_supported: z.boolean().describe("Whether it can search."),
  task_post_supported: z.boolean().describe("Whether it can be queued."),
});

const strictReadyRow = (engine: Engine) =>
  z.strictObject({
    id: taskId.describe("Of the task."),
    se: z.literal(engine).describe("The engine."),
    function: z.literal("llm_responses").describe("The kind of task."),
    date_posted: wireDate.describe("When it was posted, UTC."),
    tag: z.string().describe("As it was posted; empty where there was none."),
    endpoint: z
      .templateLiteral(["/v3/ai_optimization/", engine, "/llm_responses/task_get/", taskId])
      .describe("The path that collects it."),
  });

const strictIdListRow = z.strictObject({
  id: taskId.describe("Of the task."),
  url: z.string().describe("The address it was posted to."),
  datetime_posted: wireDate.describe("When it was posted, UTC."),
  datetime_done: wireDate.nullable().describe("When it ended; null while it has not."),
  status: z.string().describe("How it stands, in words."),
  cost: dollars.describe("Dollars, settled once the task has ended."),
  metadata: z
    .record(z.string(), z.unknown())
    .nullable()
    .optional()
    .describe("What was posted, where it was asked for."),
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
      id: taskId.describe("Of the task; `task_get` takes it."),
      status_code: statusCode.describe("Of this task."),
      status_message: z.string().min(1).describe("The code in words; for 40501 with the name of the field."),
      time: wireTime.describe("Taken for this task."),
      cost: dollars.describe(
        "Dollars: base price and model charge for `live`, base price and advance for `task_post`, 0 for `task_get`.",
      ),
      result_count: z.int().min(0).describe("Rows of the result."),
      path: pathOf.describe("The path that was called, in parts."),
      data: data.describe("The names of the call, and what was posted."),
      result: z.array(row).nullable().describe("The rows; null where there are none (yet)."),
    })
    .refine((task) => task.result_count === (task.result?.length ?? 0), {
      error: "result_count counts the result",
    });

/** A whole reply with tasks of one kind. */
export const strictEnvelope = <T extends z.ZodType>(task: T) =>
  z
    .strictObject({
      version: z
        .string()
        .regex(/^\d+\.\d+\.\d{8}$/)
        .describe("Of the API."),
      status_code: statusCode.describe("Of the call as a whole; each task has its own."),
      status_message: z.string().min(1).describe("The code in words. A reply may add to them."),
      time: wireTime.describe("Taken for the call."),
      cost: dollars.describe("Dollars charged for the call: the sum of its tasks."),
      tasks_count: z.int().min(0).describe("Tasks in the reply."),
      tasks_error: z
        .int()
        .min(0)
        .describe("Of them with a code of 40000 or more, those still under way included."),
      tasks: z
        .array(task)
        .nullable()
        .describe("One for each that was posted; null where the call was refused as a whole."),
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
