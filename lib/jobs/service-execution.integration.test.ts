import { once } from "node:events";
import { createServer } from "node:http";
import { expect, it } from "vitest";
import { z } from "zod";
import { createTestService } from "@/lib/api-service/test-service";
import type { EngineUpstream } from "@/lib/engines/engine";
import { startServiceExecution } from "./service-execution";

it("executes a task as soon as it is posted, and ends when told to", async () => {
  const answered = Promise.withResolvers<string>();
  const telling = (sandbox: EngineUpstream): EngineUpstream => ({
    ...sandbox,
    ask: (question, context) => {
      if (question.userPrompt === "a word to the worker") answered.resolve(context.taskId);
      return sandbox.ask(question, context);
    },
  });
  const { service, newCaller } = await createTestService({ change: telling });
  const caller = await newCaller();
  const stop = new AbortController();
  const ended = startServiceExecution({ service, signal: stop.signal });
  const { body } = await caller.post("/v3/ai_optimization/gemini/llm_responses/task_post", [
    { model_name: "gemini-2.5-flash", user_prompt: "a word to the worker" },
  ]);
  expect(body).toMatchObject({ tasks: [{ id: await answered.promise, status_code: 20100 }] });
  stop.abort();
  await ended;
});

it("makes a task's callback as soon as the task has ended", async () => {
  const called = Promise.withResolvers<string>();
  const server = createServer((request, response) => {
    called.resolve(request.url ?? "");
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const origin = `http://127.0.0.1:${port}`;
  const { service, newCaller } = await createTestService({ allowedOrigins: [origin] });
  const caller = await newCaller();
  const stop = new AbortController();
  const ended = startServiceExecution({ service, signal: stop.signal });
  await caller.post("/v3/ai_optimization/gemini/llm_responses/task_post", [
    { model_name: "gemini-2.5-flash", user_prompt: "a", tag: "bell", pingback_url: `${origin}/$tag` },
  ]);
  expect(await called.promise).toBe("/bell");
  stop.abort();
  await ended;
  server.close();
});
