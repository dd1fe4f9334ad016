import { z } from "zod";
import { llmPath, type LlmCall } from "@/lib/api-contract/format";
import { ENGINE_RULES, LIMITS, TASK_FIELDS, takesField, type TaskField } from "@/lib/api-contract/limits";
import { strictIdListReply, strictRefusal, strictReply } from "@/lib/api-contract/strict-reply";
import { fieldSchema } from "@/lib/api-contract/task-request";
import { ENGINES, type Engine, type Method } from "@/lib/domain/engine";
import { errorsReply, statusReply, userDataReply, webhookResendReply } from "./appendix-schemas";
import { resendSchema } from "./resend-callbacks";
import { windowSchema } from "./list-ids";

/*
 * The OpenAPI document of `/v3`, made from the very schemas that requests are judged by and replies are held to.
 */

type Json = Record<string, unknown>;

const toJson = (schema: z.ZodType): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return rest;
};

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const WORDS: Partial<Record<TaskField, string>> = {
  model_name: "A model of `models`, or its name without a version for the newest one.",
  message_chain: "Earlier turns of the conversation.",
  web_search: "Allows a search; the model decides whether to make one.",
  tag: "Your own label: echoed, and encoded in place of `$tag` in callback addresses.",
  postback_url: "Receives the result as a gzipped POST. `$id` and `$tag` are filled in.",
  pingback_url: "Is called with GET when the task has ended. `$id` and `$tag` are filled in.",
};

/** A field's range and default, which the rules know and a check in code would hide. */
function describeField(engine: Engine, method: Method, field: TaskField): Json {
  const schema = fieldSchema(engine, method, field);
  const { max, default: standard } = ENGINE_RULES[engine].fields[field];
  const isText = ["user_prompt", "model_name", "system_message", "tag"].includes(field);
  return {
    ...(schema ? toJson(schema) : {}),
    ...(isText && max !== undefined ? { maxLength: max } : {}),
    ...(standard === undefined || standard === null ? {} : { default: standard }),
    ...(WORDS[field] === undefined ? {} : { description: WORDS[field] }),
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

interface Operation {
  id: string;
  verb: "get" | "post";
  path: string;
  summary: string;
  /** Name and bound of the objects that are posted. */
  posts?: { schema: string; atMost: number };
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
    summary: SUMMARY[call],
    replies: `${engine}_${call}_reply`,
    ...(call === "live" ? { posts: { schema: `${engine}_live_task`, atMost: LIMITS.tasksPerLive } } : {}),
    ...(call === "task_post"
      ? { posts: { schema: `${engine}_standard_task`, atMost: LIMITS.tasksPerPost } }
      : {}),
  }));
}

const OTHERS: readonly Operation[] = [
  {
    id: "id_list",
    verb: "post",
    path: "/v3/ai_optimization/id_list",
    summary: "Tasks of a window of time, with what each has cost",
    posts: { schema: "id_list_window", atMost: 1 },
    replies: "id_list_reply",
  },
  {
    id: "user_data",
    verb: "get",
    path: "/v3/appendix/user_data",
    summary: "The account: limits, money, prices",
    replies: "user_data_reply",
  },
  {
    id: "errors",
    verb: "get",
    path: "/v3/appendix/errors",
    summary: "Every code and its message",
    replies: "errors_reply",
  },
  {
    id: "status",
    verb: "get",
    path: "/v3/appendix/status",
    summary: "Whether the calls work",
    replies: "status_reply",
  },
  {
    id: "webhook_resend",
    verb: "post",
    path: "/v3/appendix/webhook_resend",
    summary: "Make the callbacks of tasks once more",
    posts: { schema: "webhook_resend_task", atMost: LIMITS.idsPerResend },
    replies: "webhook_resend_reply",
  },
];

const json = (schema: Json) => ({ "application/json": { schema } });

function describeOperation({ id, path, summary, posts, replies }: Operation): Json {
  return {
    operationId: id,
    summary,
    ...(path.includes("{id}")
      ? { parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }] }
      : {}),
    ...(posts
      ? {
          requestBody: {
            required: true,
            content: json({
              type: "array",
              minItems: 1,
              maxItems: posts.atMost,
              items: reference(posts.schema),
            }),
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
    refusal: toJson(strictRefusal),
    id_list_window: toJson(windowSchema),
    id_list_reply: toJson(strictIdListReply),
    user_data_reply: toJson(userDataReply),
    errors_reply: toJson(errorsReply),
    status_reply: toJson(statusReply),
    webhook_resend_task: toJson(resendSchema),
    webhook_resend_reply: toJson(webhookResendReply),
  };
  for (const engine of ENGINES) {
    for (const method of ENGINE_RULES[engine].methods)
      schemas[`${engine}_${method}_task`] = describeTask(engine, method);
    for (const call of ["models", "live", "task_post", "tasks_ready", "task_get"] as const) {
      const name = `${engine}_${call}_reply`;
      if (operations.some(({ replies }) => replies === name))
        schemas[name] = toJson(strictReply(engine, call));
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
    paths: Object.fromEntries(
      operations.map((operation) => [operation.path, { [operation.verb]: describeOperation(operation) }]),
    ),
    components: { securitySchemes: { basic: { type: "http", scheme: "basic" } }, schemas },
  };
}
