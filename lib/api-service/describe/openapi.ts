import { z } from "zod";
import { llmPath, type LlmCall } from "@/lib/api-contract/format";
import { ENGINE_RULES, LIMITS, TASK_FIELDS, takesField, type TaskField } from "@/lib/api-contract/limits";
import { strictIdListReply, strictRefusal, strictReply } from "@/lib/api-contract/strict-reply";
import { fieldSchema } from "@/lib/api-contract/task-request";
import { ENGINES, type Engine, type Method } from "@/lib/domain/engine";
import { errorsReply, statusReply, userDataReply, webhookResendReply } from "./appendix-schemas";
import { OTHER_REQUEST_WORDS, REPLY_WORDS, requestWords, TURN_WORDS } from "./openapi-words";
import { resendSchema } from "@/lib/api-service/calls/resend-callbacks";
import { windowSchema } from "@/lib/api-service/calls/list-ids";

/*
 * The OpenAPI document of `/v3`, made from the very schemas that requests are judged by and replies are held to.
 */

type Json = Record<string, unknown>;

const toJson = (schema: z.ZodType): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return rest;
};

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A schema whose properties carry their words, looked up by their name and that of the object they are in. */
function withWords(schema: unknown, words: Readonly<Record<string, string>>, parent = ""): unknown {
  if (Array.isArray(schema)) return schema.map((each) => withWords(each, words, parent));
  if (!isObject(schema)) return schema;
  const { properties, ...rest } = schema;
  const around = Object.entries(rest).map(([key, value]) => [key, withWords(value, words, parent)]);
  if (!isObject(properties)) return Object.fromEntries(around);
  const inside = Object.entries(properties).map(([name, property]) => {
    const description = words[parent === "" ? name : `${parent}.${name}`];
    const below = withWords(property, words, name);
    return [name, description === undefined || !isObject(below) ? below : { ...below, description }];
  });
  return { ...Object.fromEntries(around), properties: Object.fromEntries(inside) };
}

const described = (schema: z.ZodType, words = REPLY_WORDS): Json => {
  const json = withWords(toJson(schema), words);
  return isObject(json) ? json : {};
};

const MAX_CHARS: Partial<Record<TaskField, number>> = {
  user_prompt: LIMITS.promptChars,
  model_name: LIMITS.modelChars,
  system_message: LIMITS.systemChars,
  web_search_city: LIMITS.cityChars,
  tag: LIMITS.tagChars,
  postback_url: LIMITS.urlChars,
  pingback_url: LIMITS.urlChars,
};

/** A field's range and default, which the rules know and a check in code would hide. */
function describeField(engine: Engine, method: Method, field: TaskField): Json {
  const schema = fieldSchema(engine, method, field);
  const { default: standard } = ENGINE_RULES[engine].fields[field];
  const maxLength = MAX_CHARS[field];
  return {
    ...(schema ? described(schema, TURN_WORDS) : {}),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(standard === undefined || standard === null ? {} : { default: standard }),
    description: requestWords(engine, field),
  };
}

function describeTask(engine: Engine, method: Method): Json {
  const fields = TASK_FIELDS.filter((field) => takesField(engine, method, field));
  return {
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field, describeField(engine, method, field)])),
    required: ["user_prompt", "model_name"],
    additionalProperties: false,
  };
}

/** Calls that belong to no engine. */
export const OTHER_TAG = "account";

/** A task's id as it looks. */
const EXAMPLE_ID = "11211034-0001-0613-b6b4-105816bde97c";

const EXAMPLE_MODELS: Readonly<Record<Engine, string>> = {
  chat_gpt: "gpt-4.1-mini",
  gemini: "gemini-2.5-flash",
  claude: "claude-sonnet-4-5",
  perplexity: "sonar",
};

function exampleTask(engine: Engine, method: Method): Json {
  return {
    model_name: EXAMPLE_MODELS[engine],
    user_prompt: "Which running shoes suit flat feet?",
    ...(takesField(engine, method, "web_search") ? { web_search: true } : {}),
    ...(method === "standard" ? { tag: "shoes-1" } : {}),
  };
}

interface Operation {
  id: string;
  verb: "get" | "post";
  path: string;
  summary: string;
  /** What it is filed under: an engine, or what belongs to all. */
  tag: Engine | typeof OTHER_TAG;
  /** Name and bound of the objects that are posted, and one to begin with. */
  posts?: { schema: string; atMost: number; example: Json };
  replies: string;
}

const SUMMARY: Record<LlmCall, string> = {
  models: "What the engine offers",
  live: "Ask, and wait for the answer",
  task_post: "Post up to 100 questions to the queue",
  tasks_ready: "Finished tasks that were not collected",
  task_get: "The result of a task",
};

function operationsOf(engine: Engine): Operation[] {
  const standard = ENGINE_RULES[engine].methods.includes("standard");
  const calls: LlmCall[] = standard
    ? ["models", "live", "task_post", "tasks_ready", "task_get"]
    : ["models", "live"];
  return calls.map((call) => ({
    id: `${engine}_${call}`,
    verb: call === "live" || call === "task_post" ? "post" : "get",
    path: `/${llmPath(engine, call, call === "task_get" ? "{id}" : undefined).join("/")}`,
    tag: engine,
    summary: SUMMARY[call],
    replies: `${engine}_${call}_reply`,
    ...(call === "live" ? { posts: postsOf(engine, "live", LIMITS.tasksPerLive) } : {}),
    ...(call === "task_post" ? { posts: postsOf(engine, "standard", LIMITS.tasksPerPost) } : {}),
  }));
}

const postsOf = (engine: Engine, method: Method, atMost: number) => ({
  schema: `${engine}_${method}_task`,
  atMost,
  example: exampleTask(engine, method),
});

const OTHERS: readonly Operation[] = [
  {
    id: "id_list",
    verb: "post",
    tag: OTHER_TAG,
    path: "/v3/ai_optimization/id_list",
    summary: "Tasks of a window of time, with what each has cost",
    posts: {
      schema: "id_list_window",
      atMost: 1,
      example: {
        datetime_from: "2026-11-01 00:00:00 +00:00",
        datetime_to: "2026-11-30 23:59:59 +00:00",
        include_metadata: true,
      },
    },
    replies: "id_list_reply",
  },
  {
    id: "user_data",
    verb: "get",
    tag: OTHER_TAG,
    path: "/v3/appendix/user_data",
    summary: "The account: limits, money, prices",
    replies: "user_data_reply",
  },
  {
    id: "errors",
    verb: "get",
    tag: OTHER_TAG,
    path: "/v3/appendix/errors",
    summary: "Every code and its message",
    replies: "errors_reply",
  },
  {
    id: "status",
    verb: "get",
    tag: OTHER_TAG,
    path: "/v3/appendix/status",
    summary: "Whether the calls work",
    replies: "status_reply",
  },
  {
    id: "webhook_resend",
    verb: "post",
    tag: OTHER_TAG,
    path: "/v3/appendix/webhook_resend",
    summary: "Make the callbacks of tasks once more",
    posts: { schema: "webhook_resend_task", atMost: LIMITS.idsPerResend, example: { id: EXAMPLE_ID } },
    replies: "webhook_resend_reply",
  },
];

const json = (schema: Json, more: Json = {}) => ({ "application/json": { schema, ...more } });

function describeOperation({ id, tag, path, summary, posts, replies }: Operation): Json {
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(path.includes("{id}")
      ? {
          parameters: [
            { name: "id", in: "path", required: true, schema: { type: "string" }, example: EXAMPLE_ID },
          ],
        }
      : {}),
    ...(posts
      ? {
          requestBody: {
            required: true,
            content: json(
              { type: "array", minItems: 1, maxItems: posts.atMost, items: reference(posts.schema) },
              { example: [posts.example] },
            ),
          },
        }
      : {}),
    responses: {
      200: {
        description: "Each task has a status of its own; throttling (40202) comes with this status too.",
        content: json({ anyOf: [reference(replies), reference("refusal")] }),
      },
      401: { description: "Wrong or no credentials.", content: json(reference("refusal")) },
      402: { description: "The account is overdrawn.", content: json(reference("refusal")) },
      404: { description: "There is no such call.", content: json(reference("refusal")) },
      500: { description: "A fault of the service.", content: json(reference("refusal")) },
    },
  };
}

/** The document, for an installation at an origin. */
export function describeApi(origin: string): Json {
  const operations = [...ENGINES.flatMap(operationsOf), ...OTHERS];
  const schemas: Json = {
    refusal: described(strictRefusal),
    id_list_window: described(windowSchema, OTHER_REQUEST_WORDS),
    id_list_reply: described(strictIdListReply),
    user_data_reply: described(userDataReply),
    errors_reply: described(errorsReply),
    status_reply: described(statusReply),
    webhook_resend_task: described(resendSchema, OTHER_REQUEST_WORDS),
    webhook_resend_reply: described(webhookResendReply),
  };
  for (const engine of ENGINES) {
    for (const method of ENGINE_RULES[engine].methods)
      schemas[`${engine}_${method}_task`] = describeTask(engine, method);
    for (const call of ["models", "live", "task_post", "tasks_ready", "task_get"] as const) {
      const name = `${engine}_${call}_reply`;
      if (operations.some(({ replies }) => replies === name))
        schemas[name] = described(strictReply(engine, call));
    }
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "LLM Responses API",
      version: "3",
      description:
        "Every path also answers with `.ai` at its end, for a cropped reply. Bodies may be gzipped; replies are when asked.",
    },
    servers: [{ url: origin }],
    security: [{ basic: [] }],
    tags: [...ENGINES, OTHER_TAG].map((name) => ({ name })),
    paths: Object.fromEntries(
      operations.map((operation) => [operation.path, { [operation.verb]: describeOperation(operation) }]),
    ),
    components: { securitySchemes: { basic: { type: "http", scheme: "basic" } }, schemas },
  };
}
