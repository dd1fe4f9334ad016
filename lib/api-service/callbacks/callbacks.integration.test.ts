import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { taskPath } from "@/lib/api-contract/format";
import { strictProblems, strictReply } from "@/lib/api-contract/strict-reply";
import { HOUR, letTimePass, MINUTE } from "@/test/let-time-pass";
import { createTestService } from "@/test/service";

interface Received {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** A target on the loopback that keeps what it receives. */
async function target(
  answer: (received: Received, response: ServerResponse) => void = (_received, response) =>
    response.end("ok"),
) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const call = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body };
      received.push(call);
      answer(call, response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = z.object({ port: z.number() }).parse(server.address());
  return { origin: `http://127.0.0.1:${address.port}`, received };
}

const answering = (status: number) => (_received: Received, response: ServerResponse) => {
  response.statusCode = status;
  if (status >= 300 && status < 400) response.setHeader("Location", "/elsewhere");
  response.end();
};

const PATH = "/v3/ai_optimization/gemini/llm_responses";
const repliesSchema = z.object({
  tasks: z.array(
    z.looseObject({
      id: z.string(),
      status_code: z.number(),
      result: z.array(z.looseObject({ id: z.string().optional() })).nullable(),
    }),
  ),
});

/** The service, its queue emptied of other tests' callbacks. */
async function open(allowedOrigins: readonly string[]) {
  const test = await createTestService({ allowedOrigins });
  await test.pool.query("update api.callback set state = 'given_up' where state in ('pending', 'sending')");
  const caller = await test.newCaller();

  async function post(more: object): Promise<string> {
    const { body } = await caller.post(`${PATH}/task_post`, [
      { model_name: "gemini-2.5-flash", user_prompt: "which bicycle", ...more },
    ]);
    const [task] = repliesSchema.parse(body).tasks;
    expect(task?.status_code).toBe(20100);
    return task?.id ?? "";
  }
  async function execute() {
    const executor = test.service.executor({ concurrency: 50 });
    while ((await executor.fill()) > 0) await executor.settled();
  }
  async function deliver() {
    const deliverer = test.service.deliverer({ concurrency: 64 });
    while ((await deliverer.fill()) > 0) await deliverer.settled();
  }
  const ready = async () => {
    const { body } = await caller.get(`${PATH}/tasks_ready`);
    return repliesSchema.parse(body).tasks[0]?.result?.map(({ id }) => id) ?? [];
  };
  const pass = (milliseconds: number) => letTimePass(test.pool, milliseconds);
  return { ...test, caller, post, execute, deliver, ready, pass };
}

it("posts what task_get would answer, zipped, once; the task is not on the ready list", async () => {
  const { origin, received } = await target();
  const test = await open([origin]);
  const id = await test.post({ tag: "a #1&é", postback_url: `${origin}/in/$id?tag=$tag` });
  await test.deliver();
  expect(received).toEqual([]);
  await test.execute();
  expect(await test.ready()).toEqual([]);
  await test.deliver();
  expect(received).toHaveLength(1);
  const [call] = received;
  expect(call).toMatchObject({ method: "POST", url: `/in/${id}?tag=a%20%231%26%C3%A9` });
  expect(call?.headers).toMatchObject({ "content-type": "application/json", "content-encoding": "gzip" });
  const posted: unknown = JSON.parse(gunzipSync(call?.body ?? Buffer.alloc(0)).toString());
  expect(strictProblems(strictReply("gemini", "task_get"), posted)).toEqual([]);
  const { body } = await test.caller.get(taskPath("gemini", id));
  const untimed = (reply: unknown) => JSON.stringify(reply).replaceAll(/"[\d.]+ sec\."/g, '""');
  expect(untimed(posted)).toBe(untimed(body));

  expect(await test.ready()).toEqual([]);
  await test.pass(48 * HOUR);
  await test.service.sweep();
  await test.deliver();
  expect(received).toHaveLength(1);
});

it("pings without a body, and leaves the task to be collected", async () => {
  const { origin, received } = await target();
  const test = await open([origin]);
  const id = await test.post({ pingback_url: `${origin}/ping?id=$id` });
  await test.execute();
  expect(await test.ready()).toEqual([id]);
  await test.deliver();
  expect(received).toMatchObject([{ method: "GET", url: `/ping?id=${id}` }]);
  expect(received[0]?.body).toHaveLength(0);
  expect(await test.ready()).toEqual([id]);
});

it.each([301, 302, 304, 404, 500])(
  "takes %i for a failure: the task is ready, and the callback is tried again",
  async (status) => {
    let answer = answering(status);
    const { origin, received } = await target((call, response) => answer(call, response));
    const test = await open([origin]);
    const id = await test.post({ postback_url: `${origin}/in` });
    await test.execute();
    await test.deliver();
    expect(received.map(({ url }) => url)).toEqual(["/in"]);
    expect(await test.ready()).toEqual([id]);
    await test.deliver();
    expect(received).toHaveLength(1);
    await test.pass(MINUTE);
    answer = answering(300);
    await test.deliver();
    expect(received).toHaveLength(2);
    expect(await test.ready()).toEqual([]);
  },
);

it("is given up after two days of failures, and the task stays collectable", async () => {
  const { origin, received } = await target(answering(500));
  const test = await open([origin]);
  const id = await test.post({ pingback_url: `${origin}/in` });
  await test.execute();
  for (let hours = 0; hours < 60; hours += 1) {
    await test.deliver();
    await test.pass(HOUR);
  }
  expect(received).toHaveLength(10);
  expect(await test.ready()).toEqual([id]);
});

it("reaches no private address unless the operator allows its very origin", async () => {
  const { origin, received } = await target();
  const test = await open([]);
  const id = await test.post({ postback_url: `${origin}/in` });
  await test.execute();
  await test.deliver();
  expect(received).toEqual([]);
  expect(await test.ready()).toEqual([id]);
  const { rows } = await test.pool.query("select outcome from api.callback where task_id = $1", [id]);
  expect(rows).toEqual([{ outcome: "blocked_address" }]);
});

it("is not held up by a target that hangs, and nothing is under way twice", async () => {
  const hanging = await target(() => undefined);
  const quick = await target();
  const test = await open([hanging.origin, quick.origin]);
  for (let index = 0; index < 12; index += 1) await test.post({ postback_url: `${hanging.origin}/` });
  for (let index = 0; index < 12; index += 1) await test.post({ postback_url: `${quick.origin}/` });
  await test.execute();
  const deliverer = test.service.deliverer({ concurrency: 16 });
  const other = test.service.deliverer({ concurrency: 16 });
  while (quick.received.length < 12) {
    await Promise.all([deliverer.fill(), other.fill()]);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await expect.poll(() => hanging.received.length).toBe(8);
  const { rows } = await test.pool.query(
    "select count(*)::int as sending from api.callback where state = 'sending' and host = $1",
    [new URL(hanging.origin).host],
  );
  expect(rows).toEqual([{ sending: 8 }]);

  await Promise.all([deliverer.stop(), other.stop()]);
  const { rows: after } = await test.pool.query(
    "select count(*)::int as pending from api.callback where state = 'pending' and host = $1 and failed_at is null",
    [new URL(hanging.origin).host],
  );
  expect(after).toEqual([{ pending: 12 }]);
});

it("is sent again when its sender died before it could note what became of it", async () => {
  const { origin, received } = await target();
  const test = await open([origin]);
  await test.post({ pingback_url: `${origin}/in` });
  await test.execute();
  await test.pool.query(
    `update api.callback set state = 'sending', lease_owner = gen_random_uuid(), lease_until = now() + interval '1 minute'
     where state = 'pending'`,
  );
  await test.service.sweep();
  await test.deliver();
  expect(received).toEqual([]);
  await test.pass(2 * MINUTE);
  expect(await test.service.sweep()).toMatchObject({ callbacks: 1 });
  await test.deliver();
  expect(received).toHaveLength(1);
});

it("is replayed by webhook_resend, free of charge", async () => {
  const { origin, received } = await target();
  const test = await open([origin]);
  const called = await test.post({ postback_url: `${origin}/post`, pingback_url: `${origin}/ping` });
  const uncalled = await test.post({});
  await test.execute();
  await test.deliver();
  expect(received.map(({ url }) => url).toSorted()).toEqual(["/ping", "/post"]);
  const pending = await test.post({ pingback_url: `${origin}/ping` });
  const stranger = await test.newCaller();

  const resend = async (from: typeof stranger, ids: readonly unknown[]) => {
    const { body } = await from.post(
      "/v3/appendix/webhook_resend",
      ids.map((id) => ({ id })),
    );
    const { tasks } = repliesSchema.parse(body);
    expect(body).toMatchObject({ cost: 0 });
    return tasks.map(({ status_code: code, result }) => [code, result]);
  };
  expect(await resend(stranger, [called])).toEqual([[40401, null]]);
  expect(await resend(test.caller, [called, uncalled, pending, "\u0000", 7, "unknown"])).toEqual(
    [20100, 40501, 40602, 40501, 40501, 40401].map((code) => [code, null]),
  );
  await test.deliver();
  expect(received.map(({ url }) => url).toSorted()).toEqual(["/ping", "/ping", "/post", "/post"]);
  const surplus = await resend(
    test.caller,
    Array.from({ length: 101 }, () => called),
  );
  expect(surplus.slice(99)).toEqual([
    [20100, null],
    [40006, null],
  ]);
});
