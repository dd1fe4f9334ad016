import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import type { EngineUpstream } from "@/lib/engines/engine";
import type { QueuedEngine } from "@/test/kills/crowd";
import { HOUR, letTimePass } from "@/test/let-time-pass";
import { createTestService } from "@/test/service";

// One's trouble is not another's: each test has a fault, and somebody beside it who must not notice.

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

async function target(answer: RequestListener) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`;
}

const MODELS = { chat_gpt: "gpt-4.1-mini", gemini: "gemini-2.5-flash", claude: "claude-opus-4-0" } as const;
const postedSchema = z.object({
  tasks: z.array(z.looseObject({ id: z.string(), status_code: z.literal(20100) })),
});

type Test = Awaited<ReturnType<typeof createTestService>>;
type Caller = Awaited<ReturnType<Test["newCaller"]>>;

async function post(caller: Caller, engine: QueuedEngine, prompt: string, count = 1, more: object = {}) {
  const task = { model_name: MODELS[engine], user_prompt: prompt, ...more };
  const path = `/v3/ai_optimization/${engine}/llm_responses/task_post`;
  const { body } = await caller.post(
    path,
    Array.from({ length: count }, () => task),
  );
  return postedSchema.parse(body).tasks.map(({ id }) => id);
}

/** An upstream that never answers some questions, as a vendor that bills. */
const hanging =
  (hangs: (engine: string, prompt: string) => boolean) =>
  (sandbox: EngineUpstream): EngineUpstream => ({
    ...sandbox,
    kind: "vendor",
    mayBill: true,
    ask: (question, context) =>
      hangs(question.engine, question.userPrompt)
        ? new Promise(() => undefined)
        : sandbox.ask(question, context),
  });

const statesOf = async ({ pool }: Test, ids: readonly string[]) => {
  const { rows } = await pool.query(
    "select state, count(*)::int as tasks from api.task where id = any ($1) group by 1",
    [ids],
  );
  return Object.fromEntries(
    z
      .array(z.object({ state: z.string(), tasks: z.number() }))
      .parse(rows)
      .map(({ state, tasks }) => [state, tasks]),
  );
};

const failedSchema = z.object({ rows: z.tuple([z.object({ failed: z.number() })]) });

/** Nothing of earlier tests in this file is left to be claimed. */
async function emptyQueues({ pool }: Test): Promise<void> {
  await pool.query(
    "update api.task set state = 'failed', done_at = now() where state in ('queued', 'running')",
  );
  await pool.query("update api.callback set state = 'given_up' where state in ('pending', 'sending')");
}

it("a vendor that hangs delays no other engine, nor other accounts on its own", async () => {
  const test = await createTestService({ change: hanging((_engine, prompt) => prompt === "hang") });
  await emptyQueues(test);
  const [slow, other] = [await test.newCaller(), await test.newCaller()];
  const stuck = await post(slow, "chat_gpt", "hang", 50);
  const executor = test.service.executor({ concurrency: 8, finishMs: 0 });
  while ((await executor.fill()) > 0);
  expect(await statesOf(test, stuck)).toEqual({ running: 6, queued: 44 });

  const elsewhere = await post(slow, "gemini", "which tent", 20);
  const others = [
    ...(await post(other, "chat_gpt", "which tent", 20)),
    ...(await post(other, "claude", "which tent", 20)),
  ];
  await expect
    .poll(async () => {
      await executor.fill();
      return statesOf(test, [...elsewhere, ...others]);
    })
    .toEqual({ done: 60 });
  expect(await statesOf(test, stuck)).toEqual({ running: 6, queued: 44 });

  await executor.stop();
  expect(await statesOf(test, stuck)).toEqual({ failed: 6, queued: 44 });
});

it("ten tasks wait for one batch at most of another account's ten thousand", async () => {
  const asked: string[] = [];
  const test = await createTestService({
    change: (sandbox) => ({
      ...sandbox,
      ask: (question, context) => {
        asked.push(question.userPrompt);
        return sandbox.ask(question, context);
      },
    }),
  });
  await emptyQueues(test);
  const [flood, quiet] = [await test.newCaller(), await test.newCaller()];
  const [pattern] = await post(flood, "gemini", "flood");
  await test.pool.query(
    `insert into api.task (id, account_id, engine, method, state, posted, model, status_code, status_message, base_cost,
                           advance, posted_at)
     select id || '-' || number, account_id, engine, method, state, posted, model, status_code, status_message, base_cost,
            advance, posted_at - interval '1 hour'
     from api.task, generate_series(1, 10000) as number where id = $1`,
    [pattern],
  );
  const executor = test.service.executor({ concurrency: 16 });
  await executor.fill();
  await post(quiet, "gemini", "quiet", 10);
  await executor.settled();
  for (let batches = 0; batches < 2; batches += 1) {
    await executor.fill();
    await executor.settled();
  }
  // What was under way when they came, and the flood's half of two batches.
  expect(asked.filter((prompt) => prompt === "quiet")).toHaveLength(10);
  expect(asked.lastIndexOf("quiet")).toBeLessThan(12 + 16 + 16);
});

it("one account's dead targets do not hold up another's callbacks, and a stop counts no try", async () => {
  const reached = new Set<string>();
  const dead = await Promise.all(Array.from({ length: 12 }, () => target(() => undefined)));
  const living = await target((request, response) => {
    reached.add(request.url ?? "");
    response.end();
  });
  const test = await createTestService({ allowedOrigins: [...dead, living] });
  await emptyQueues(test);
  const [unlucky, other] = [await test.newCaller(), await test.newCaller()];
  for (const origin of dead) await post(unlucky, "gemini", "a", 10, { pingback_url: `${origin}/` });
  const executor = test.service.executor();
  const executeAll = async () => {
    while ((await executor.fill()) > 0) await executor.settled();
  };
  await executeAll();
  const deliverer = test.service.deliverer({ concurrency: 32 });
  while ((await deliverer.fill()) > 0);

  await post(other, "gemini", "b", 10, { pingback_url: `${living}/other/$id` });
  await executeAll();
  await expect
    .poll(async () => {
      await deliverer.fill();
      return reached.size;
    })
    .toBe(10);
  const { rows } = await test.pool.query(
    "select count(*)::int as sending from api.callback where state = 'sending'",
  );
  expect(rows).toEqual([{ sending: 24 }]);
  await deliverer.stop();
  const left = await test.pool.query(
    "select state, sum(attempts)::int as attempts from api.callback where account_id = $1 group by 1",
    [unlucky.account.id],
  );
  expect(left.rows).toEqual([{ state: "pending", attempts: 0 }]);
});

it("an answer that cannot be kept fails alone, with its advance given back", async () => {
  const poisoned = (sandbox: EngineUpstream): EngineUpstream => ({
    ...sandbox,
    ask: async (question, context) => {
      const answer = await sandbox.ask(question, context);
      return question.userPrompt === "poison" ? { ...answer, chargeBasis: "not \u0000 text" } : answer;
    },
  });
  const test = await createTestService({ change: poisoned });
  await emptyQueues(test);
  const caller = await test.newCaller();
  const [bad = "", ...good] = [
    ...(await post(caller, "gemini", "poison")),
    ...(await post(caller, "gemini", "a", 9)),
  ];
  const executor = test.service.executor();
  while ((await executor.fill()) > 0) await executor.settled();
  expect(await statesOf(test, good)).toEqual({ done: 9 });
  const { rows } = await test.pool.query(
    `select t.state, t.status_code as code, sum(l.advance)::float as held, sum(l.model_charge)::float as charged
     from api.task t join api.ledger_entry l on l.task_id = t.id where t.id = $1 group by t.id`,
    [bad],
  );
  expect(rows).toEqual([{ state: "failed", code: 40101, held: 0, charged: 0 }]);
});

it("a claim that was made though its reply was lost is put back and made again; each task is asked once", async () => {
  const asked: string[] = [];
  let lose = true;
  const test = await createTestService({
    change: (sandbox) => ({
      ...sandbox,
      ask: (question, context) => {
        asked.push(context.taskId);
        return sandbox.ask(question, context);
      },
    }),
    spoil: async (statement, execute) => {
      const result = await execute();
      if (statement !== "api-claim-tasks" || !lose) return result;
      lose = false;
      throw new Error("the connection ended");
    },
  });
  await emptyQueues(test);
  const ids = await post(await test.newCaller(), "gemini", "a", 5);
  const executor = test.service.executor();
  await expect(executor.fill()).rejects.toThrow("the connection ended");
  expect(await statesOf(test, ids)).toEqual({ running: 5 });
  await executor.fill();
  await executor.settled();
  expect(await statesOf(test, ids)).toEqual({ done: 5 });
  expect(asked.toSorted()).toEqual(ids.toSorted());
});

it("results and acknowledgements are written once the database is back, and nothing is asked or called again", async () => {
  let calls = 0;
  const origin = await target((_request, response) => {
    calls += 1;
    response.end();
  });
  const failures = new Map<string, number>();
  const test = await createTestService({
    allowedOrigins: [origin],
    // Once before it is executed, and once after: then it has been, and nobody knows.
    spoil: async (statement, execute) => {
      const failed = failures.get(statement) ?? 0;
      const spoils = (statement === "api-finish-tasks" || statement === "api-finish-callbacks") && failed < 2;
      if (!spoils) return execute();
      failures.set(statement, failed + 1);
      if (failed === 1) await execute();
      throw new Error("the connection ended");
    },
  });
  await emptyQueues(test);
  const ids = await post(await test.newCaller(), "gemini", "a", 3, { pingback_url: `${origin}/` });
  const executor = test.service.executor();
  await executor.fill();
  await executor.settled();
  expect(await statesOf(test, ids)).toEqual({ done: 3 });
  const deliverer = test.service.deliverer({ concurrency: 8 });
  while ((await deliverer.fill()) > 0) await deliverer.settled();
  expect(calls).toBe(3);
  const { rows } = await test.pool.query("select distinct state from api.callback where task_id = any ($1)", [
    ids,
  ]);
  expect(rows).toEqual([{ state: "delivered" }]);
});

it("a queue that stood still for days is failed in portions, each task with its advance given back", async () => {
  const test = await createTestService();
  await emptyQueues(test);
  const caller = await test.newCaller();
  for (let posts = 0; posts < 11; posts += 1) await post(caller, "gemini", "a", 100);
  await letTimePass(test.pool, 73 * HOUR);
  const sizes: number[] = [];
  const spying = await createTestService({
    spoil: async (_statement, execute) => {
      const result = await execute();
      const failed = failedSchema.safeParse(result).data?.rows[0].failed;
      if (failed !== undefined) sizes.push(failed);
      return result;
    },
  });
  expect(await spying.service.sweep()).toMatchObject({ failed: 1_100 });
  expect(sizes.toSorted((a, b) => b - a).slice(0, 2)).toEqual([1_000, 100]);
  const { rows } = await test.pool.query(
    "select sum(advance)::float as held from api.ledger_entry where account_id = $1",
    [caller.account.id],
  );
  expect(rows).toEqual([{ held: 0 }]);
});

it("a worker that stops waits for an answer that may be billed, and keeps it", async () => {
  const [arrived, answered] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  const test = await createTestService({
    change: (sandbox) => ({
      ...sandbox,
      kind: "vendor",
      mayBill: true,
      ask: async (question, context) => {
        arrived.resolve(undefined);
        await answered.promise;
        return sandbox.ask(question, context);
      },
    }),
  });
  await emptyQueues(test);
  const ids = await post(await test.newCaller(), "gemini", "a");
  const executor = test.service.executor();
  await executor.fill();
  await arrived.promise;
  const stopped = executor.stop();
  answered.resolve(undefined);
  await stopped;
  expect(await statesOf(test, ids)).toEqual({ done: 1 });
});
