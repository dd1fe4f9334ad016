import { expect, it } from "vitest";
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
