import { z } from "zod";
import {
  createDocument,
  type oas31,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
} from "zod-openapi";
import { ENGINE_RULES, takesField } from "@/lib/api-contract/engine-rules";
import { llmPath, type LlmCall } from "@/lib/api-contract/format";
import { LIMITS } from "@/lib/api-contract/limits";
import { strictIdListReply, strictRefusal, strictReply } from "@/lib/api-contract/strict-reply";
import { taskSchema } from "@/lib/api-contract/task-schemas";
import { resendSchema } from "@/lib/api-service/calls/resend-callbacks";
import { windowSchema } from "@/lib/api-service/calls/list-ids";
import { ENGINES, type Engine, type Method } from "@/lib/domain/engines/engine";
import { errorsReply, statusReply, userDataReply, webhookResendReply } from "./appendix-schemas";
import { fieldInWords } from "./field-words";

/*
 * The OpenAPI document of `/v3`, made from the schemas that replies are held to and from the table that tasks are
 * judged by.
 */

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

function exampleTask(engine: Engine, method: Method) {
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
  /** The objects that are posted, how many at most, and one to begin with. */
  posts?: { schema: z.ZodType; atMost: number; example: object };
  replies: z.ZodType;
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
    replies: strictReply(engine, call),
    ...(call === "live" ? { posts: postsOf(engine, "live", LIMITS.tasksPerLive) } : {}),
    ...(call === "task_post" ? { posts: postsOf(engine, "standard", LIMITS.tasksPerPost) } : {}),
  }));
}

const postsOf = (engine: Engine, method: Method, atMost: number) => ({
  schema: taskSchema(engine, method, (field) => fieldInWords(engine, field)),
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
      schema: windowSchema,
      atMost: 1,
      example: {
        datetime_from: "2026-11-01 00:00:00 +00:00",
        datetime_to: "2026-11-30 23:59:59 +00:00",
        include_metadata: true,
      },
    },
    replies: strictIdListReply,
  },
  {
    id: "user_data",
    verb: "get",
    tag: OTHER_TAG,
    path: "/v3/appendix/user_data",
    summary: "The account: limits, money, prices",
    replies: userDataReply,
  },
  {
    id: "errors",
    verb: "get",
    tag: OTHER_TAG,
    path: "/v3/appendix/errors",
    summary: "Every code and its message",
    replies: errorsReply,
  },
  {
    id: "status",
    verb: "get",
    tag: OTHER_TAG,
    path: "/v3/appendix/status",
    summary: "Whether the calls work",
    replies: statusReply,
  },
  {
    id: "webhook_resend",
    verb: "post",
    tag: OTHER_TAG,
    path: "/v3/appendix/webhook_resend",
    summary: "Make the callbacks of tasks once more",
    posts: { schema: resendSchema, atMost: LIMITS.idsPerResend, example: { id: EXAMPLE_ID } },
    replies: webhookResendReply,
  },
];

const OPERATIONS: readonly Operation[] = [...ENGINES.flatMap(operationsOf), ...OTHERS];

/** Every schema under the name it has in the document. */
const SCHEMAS: Readonly<Record<string, z.ZodType>> = Object.fromEntries([
  ["refusal", strictRefusal],
  ...OPERATIONS.flatMap(({ id, posts, replies }): [string, z.ZodType][] => [
    ...(posts ? ([[`${id}_task`, posts.schema]] satisfies [string, z.ZodType][]) : []),
    [`${id}_reply`, replies],
  ]),
]);

const json = (schema: z.ZodType, more: { example?: unknown } = {}) => ({
  "application/json": { schema, ...more },
});

const refusal = (description: string) => ({ description, content: json(strictRefusal) });

const idParameter: oas31.ParameterObject = {
  name: "id",
  in: "path",
  required: true,
  schema: { type: "string" },
  example: EXAMPLE_ID,
};

function describeOperation({ id, tag, path, summary, posts, replies }: Operation): ZodOpenApiOperationObject {
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(path.includes("{id}") ? { parameters: [idParameter] } : {}),
    ...(posts
      ? {
          requestBody: {
            required: true,
            content: json(z.array(posts.schema).min(1).max(posts.atMost), { example: [posts.example] }),
          },
        }
      : {}),
    responses: {
      200: {
        description: "Each task has a status of its own; throttling (40202) comes with this status too.",
        content: json(z.union([replies, strictRefusal])),
      },
      401: refusal("Wrong or no credentials."),
      402: refusal("The account is overdrawn."),
      404: refusal("There is no such call."),
      500: refusal("A fault of the service."),
    },
  };
}

const DESCRIPTION =
  "Every path also answers with `.ai` at its end, for a cropped reply. Bodies may be gzipped; replies are when asked.";

const describeAll = (): ZodOpenApiObject => ({
  openapi: "3.1.0",
  info: { title: "LLM Responses API", version: "3", description: DESCRIPTION },
  security: [{ basic: [] }],
  tags: [...ENGINES, OTHER_TAG].map((name) => ({ name })),
  paths: Object.fromEntries(
    OPERATIONS.map((operation) => [operation.path, { [operation.verb]: describeOperation(operation) }]),
  ),
  components: { securitySchemes: { basic: { type: "http", scheme: "basic" } }, schemas: SCHEMAS },
});

let made: ReturnType<typeof createDocument> | undefined;

/** The document, for an installation at an origin. */
export const describeApi = (origin: string) => ({
  ...(made ??= createDocument(describeAll())),
  servers: [{ url: origin }],
});
