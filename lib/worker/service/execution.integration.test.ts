import { once } from "node:events";
import { createServer } from "node:http";
import { expect, it } from "vitest";
import { z } from "zod";
import { createTestService } from "@/test/service";
import { EngineFailure, type EngineUpstream } from "@/lib/engines/engine";
import { startServiceExecution } from "./execution";

const TASKS = 5;

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

it("puts back what it has under way when it is told to end, and tells the others", async () => {
  const asked: string[] = [];
  const arrived = Promise.withResolvers<undefined>();
  const slowAtFirst = (sandbox: EngineUpstream): EngineUpstream => ({
    ...sandbox,
    ask: (question, context) => {
      asked.push(context.taskId);
      if (asked.length > TASKS) return sandbox.ask(question, context);
      if (asked.length === TASKS) arrived.resolve(undefined);
      return new Promise((_resolve, reject) => {
        const stop = () => reject(new EngineFailure("timeout", false, "stopped"));
        context.signal.addEventListener("abort", stop, { once: true });
      });
    },
  });
  const { service, pool, newCaller } = await createTestService({ change: slowAtFirst });
  const caller = await newCaller();
  const [first, second] = [new AbortController(), new AbortController()];
  const ended = startServiceExecution({ service, signal: first.signal });
  const task = { model_name: "gemini-2.5-flash", user_prompt: "a" };
  await caller.post(
    "/v3/ai_optimization/gemini/llm_responses/task_post",
    Array.from({ length: TASKS }, () => task),
  );
  await arrived.promise;

  let told = 0;
  const heard = service.listen({ onTasks: () => (told += 1), onCallbacks: () => undefined }, second.signal);
  await expect.poll(() => told).toBe(1);
  first.abort();
  await ended;
  await expect.poll(() => told).toBeGreaterThan(1);
  const states = async () => {
    const { rows } = await pool.query(
      "select state, count(*)::int as tasks, count(lease_owner)::int as leases from api.task where account_id = $1 group by 1",
      [caller.account.id],
    );
    return rows;
  };
  expect(await states()).toEqual([{ state: "queued", tasks: TASKS, leases: 0 }]);

  const next = startServiceExecution({ service, signal: second.signal });
  await expect.poll(states).toEqual([{ state: "done", tasks: TASKS, leases: 0 }]);
  second.abort();
  await Promise.all([next, heard]);
  expect(asked).toHaveLength(2 * TASKS);
});
