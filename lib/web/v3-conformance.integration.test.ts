import {
  AiOptimizationApi,
  AiOptimizationChatGptLlmResponsesLiveRequestInfo,
  AiOptimizationChatGptLlmResponsesTaskPostRequestInfo,
  AiOptimizationClaudeLlmResponsesLiveRequestInfo,
  AiOptimizationClaudeLlmResponsesTaskPostRequestInfo,
  AiOptimizationGeminiLlmResponsesLiveRequestInfo,
  AiOptimizationGeminiLlmResponsesTaskPostRequestInfo,
  AiOptimizationPerplexityLlmResponsesLiveRequestInfo,
  AppendixApi,
  AppendixWebhookResendRequestInfo,
} from "dataforseo-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { LlmCall } from "@/lib/api-contract/format";
import { strictProblems, strictReply } from "@/lib/api-contract/strict-reply";
import {
  errorsReply,
  statusReply,
  userDataReply,
  webhookResendReply,
} from "@/lib/api-service/describe/appendix-schemas";
import { createTestService } from "@/test/service";
import type { Engine } from "@/lib/domain/engines/engine";
import { serveV3, type ServedV3 } from "@/test/serve-v3";

// The API's official client against the service over HTTP. The client takes wrong types without a word, so each reply
// is held to the strict schemas as well, byte for byte as it came.

let served: ServedV3;
let baseUrl: string;
let authorization: string;
let executeAll: () => Promise<void>;

beforeAll(async () => {
  const { service, newCaller } = await createTestService();
  ({ authorization } = await newCaller());
  executeAll = async () => {
    const executor = service.executor({ concurrency: 50 });
    while ((await executor.fill()) > 0) await executor.settled();
  };
  served = await serveV3(service);
  baseUrl = served.origin;
});

afterAll(() => served.close());

/** The client's two halves, and the reply it was last given, before the client read it. */
function client({ base = baseUrl } = {}) {
  let reply: unknown;
  const http = {
    async fetch(url: string | URL | Request, init: RequestInit = {}) {
      const headers = new Headers(init.headers);
      headers.set("Authorization", authorization);
      const response = await fetch(url, { ...init, headers });
      reply = await response.clone().json();
      return response;
    },
  };
  return {
    ai: new AiOptimizationApi(base, http),
    appendix: new AppendixApi(base, http),
    /** What is not to the letter in the last reply. */
    problems: (schema: z.ZodType) => strictProblems(schema, reply),
  };
}

const readSchema = z.looseObject({
  status_code: z.literal(20000),
  tasks: z
    .array(
      z.looseObject({
        id: z.string(),
        status_code: z.number(),
        result: z.array(z.looseObject({})).nullish(),
      }),
    )
    .length(1),
});

/** The one task of what the client made of a reply. */
function only(made: unknown) {
  const [task] = readSchema.parse(made).tasks;
  if (!task) throw new Error("a reply without a task");
  return task;
}

const QUESTION = { user_prompt: "which tent", tag: "conformance", max_output_tokens: 2048 };
const MODEL: Record<Engine, string> = {
  chat_gpt: "gpt-4.1-mini",
  claude: "claude-opus-4-0",
  gemini: "gemini-2.5-flash",
  perplexity: "sonar",
};
const ask = (engine: Engine) => ({ ...QUESTION, model_name: MODEL[engine] });

type Made = Promise<unknown>;
interface Methods {
  models: (ai: AiOptimizationApi) => Made;
  live: (ai: AiOptimizationApi) => Made;
  taskPost: (ai: AiOptimizationApi) => Made;
  tasksReady: (ai: AiOptimizationApi) => Made;
  taskGet: (ai: AiOptimizationApi, id: string) => Made;
}

const QUEUED: Record<Exclude<Engine, "perplexity">, Methods> = {
  chat_gpt: {
    models: (ai) => ai.chatGptLlmResponsesModels(),
    live: (ai) =>
      ai.chatGptLlmResponsesLive([new AiOptimizationChatGptLlmResponsesLiveRequestInfo(ask("chat_gpt"))]),
    taskPost: (ai) =>
      ai.chatGptLlmResponsesTaskPost([
        new AiOptimizationChatGptLlmResponsesTaskPostRequestInfo(ask("chat_gpt")),
      ]),
    tasksReady: (ai) => ai.chatGptLlmResponsesTasksReady(),
    taskGet: (ai, id) => ai.chatGptLlmResponsesTaskGet(id),
  },
  claude: {
    models: (ai) => ai.claudeLlmResponsesModels(),
    live: (ai) =>
      ai.claudeLlmResponsesLive([new AiOptimizationClaudeLlmResponsesLiveRequestInfo(ask("claude"))]),
    taskPost: (ai) =>
      ai.claudeLlmResponsesTaskPost([new AiOptimizationClaudeLlmResponsesTaskPostRequestInfo(ask("claude"))]),
    tasksReady: (ai) => ai.claudeLlmResponsesTasksReady(),
    taskGet: (ai, id) => ai.claudeLlmResponsesTaskGet(id),
  },
  gemini: {
    models: (ai) => ai.geminiLlmResponsesModels(),
    live: (ai) =>
      ai.geminiLlmResponsesLive([new AiOptimizationGeminiLlmResponsesLiveRequestInfo(ask("gemini"))]),
    taskPost: (ai) =>
      ai.geminiLlmResponsesTaskPost([new AiOptimizationGeminiLlmResponsesTaskPostRequestInfo(ask("gemini"))]),
    tasksReady: (ai) => ai.geminiLlmResponsesTasksReady(),
    taskGet: (ai, id) => ai.geminiLlmResponsesTaskGet(id),
  },
};

function to(engine: Engine, call: LlmCall, made: unknown, problems: (schema: z.ZodType) => string[]) {
  expect(problems(strictReply(engine, call))).toEqual([]);
  return only(made);
}

describe.each(["chat_gpt", "claude", "gemini"] as const)("the official client on %s", (engine) => {
  const methods = QUEUED[engine];

  it("lists models", async () => {
    const { ai, problems } = client();
    const { result } = to(engine, "models", await methods.models(ai), problems);
    expect(result?.length).toBeGreaterThan(0);
  });

  it("asks live", async () => {
    const { ai, problems } = client();
    const task = to(engine, "live", await methods.live(ai), problems);
    expect(task).toMatchObject({ status_code: 20000, result: [{ items: [{ type: "message" }] }] });
  });

  it("posts, finds what is ready and collects it", async () => {
    const { ai, problems } = client();
    const posted = to(engine, "task_post", await methods.taskPost(ai), problems);
    expect(posted.status_code).toBe(20100);
    const pending = to(engine, "task_get", await methods.taskGet(ai, posted.id), problems);
    expect(pending.status_code).toBe(40602);
    await executeAll();
    const ready = to(engine, "tasks_ready", await methods.tasksReady(ai), problems);
    expect(ready.result).toMatchObject([{ id: posted.id, tag: "conformance" }]);
    const collected = to(engine, "task_get", await methods.taskGet(ai, posted.id), problems);
    expect(collected).toMatchObject({ status_code: 20000, result: [{ items: [{ type: "message" }] }] });
    const empty = to(engine, "tasks_ready", await methods.tasksReady(ai), problems);
    expect(empty.result ?? null).toBeNull();
  });
});

describe("the official client", () => {
  it("asks Perplexity live, and lists its models", async () => {
    const { ai, problems } = client();
    const models = to("perplexity", "models", await ai.perplexityLlmResponsesModels(), problems);
    expect(models.result?.length).toBeGreaterThan(0);
    const request = new AiOptimizationPerplexityLlmResponsesLiveRequestInfo(ask("perplexity"));
    const live = to("perplexity", "live", await ai.perplexityLlmResponsesLive([request]), problems);
    expect(live.status_code).toBe(20000);
  });

  it("may be given a base address that ends in a slash", async () => {
    const { ai, problems } = client({ base: `${baseUrl}/` });
    to("gemini", "models", await ai.geminiLlmResponsesModels(), problems);
  });

  it("reads the whole appendix", async () => {
    const { appendix, problems } = client();
    const held = async (made: Made, schema: z.ZodType) => {
      const task = only(await made);
      expect(problems(schema)).toEqual([]);
      return task;
    };
    expect((await held(appendix.userData(), userDataReply)).result).toMatchObject([{ timezone: "UTC" }]);
    expect((await held(appendix.errors(), errorsReply)).result?.length).toBeGreaterThan(40);
    expect((await held(appendix.appendixStatus(), statusReply)).result).toMatchObject([
      { api: "ai_optimization", status: "ok" },
      { api: "appendix" },
    ]);
    const unknown = new AppendixWebhookResendRequestInfo({ id: "07151610-0696-0613-0000-b2366402ce99" });
    const resent = await held(appendix.webhookResend([unknown]), webhookResendReply);
    expect(resent).toMatchObject({ status_code: 40401 });
  });

  it("throws for whoever has no account, as it does with the public API", async () => {
    const stranger = new AppendixApi(baseUrl, { fetch });
    await expect(stranger.userData()).rejects.toMatchObject({ status: 401 });
  });
});
