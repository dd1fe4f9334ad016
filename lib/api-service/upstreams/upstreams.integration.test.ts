import { afterEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { TEXT } from "@/test/fakes/vendors/answer";
import { openaiWire } from "@/test/fakes/vendors/openai";
import { compatibleWire } from "@/test/fakes/vendors/openai-compatible";
import { perplexityWire } from "@/test/fakes/vendors/perplexity";
import { KEY, startVendor, type VendorServer } from "@/test/fakes/vendors/vendor-server";
import { llmPath, taskPath } from "@/lib/api-contract/format";
import { strictProblems, strictReply } from "@/lib/api-contract/strict-reply";
import type { UpstreamConfig } from "@/lib/domain/engines/upstream";
import type { Engine } from "@/lib/domain/engines/engine";
import { createRegistry } from "@/lib/engines/registry";
import { letTimePass, MINUTE } from "@/test/let-time-pass";
import { failInserts } from "@/test/fail-inserts";
import { OPERATOR } from "@/test/operator";
import { ownDatabase } from "@/test/own-database";
import { createTestService, SANDBOX } from "@/test/service";
import { createUpstreamChoice } from "./upstream-choice";
import { createUpstreamSettings } from "./upstream-settings";

const servers: VendorServer[] = [];

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await ownDatabase().query(
    "delete from api.upstream; delete from api.pause; update api.task set state = 'failed' where state in ('queued', 'running')",
  );
});

async function startFake(wire: Parameters<typeof startVendor>[0]): Promise<VendorServer> {
  const server = await startVendor(wire);
  servers.push(server);
  return server;
}

interface CopyOptions {
  secret?: string;
  pinned?: Partial<Record<Engine, UpstreamConfig>>;
}

/** One process of an installation. */
async function openCopy({ secret = "a secret", pinned = {} }: CopyOptions = {}) {
  const pool = ownDatabase();
  const chosen = createUpstreamChoice({ pool, secret, pinned });
  const engines = createRegistry({ ...SANDBOX, choose: chosen.choose });
  const settings = createUpstreamSettings({
    pool,
    secret,
    pinned,
    registry: engines,
    chosen,
  });
  return { ...(await createTestService({ engines })), engines, settings };
}

const named = (name: string) => ({ ...OPERATOR, name });

const draft = (server: VendorServer, more: object = {}) => ({
  engine: "chat_gpt" as const,
  kind: "openai",
  baseUrl: server.baseUrl,
  models: [],
  apiKey: KEY,
  ...more,
});

const path = (call: "models" | "live" | "task_post", engine: Engine = "chat_gpt") =>
  `/${llmPath(engine, call).join("/")}`;
const task = (more: object = {}) => ({ model_name: "gpt-4o", user_prompt: "which lamp", ...more });

const replySchema = z.object({
  tasks: z.array(
    z.looseObject({
      id: z.string(),
      status_code: z.number(),
      status_message: z.string(),
      cost: z.number(),
      result: z.array(z.record(z.string(), z.unknown())).nullable(),
    }),
  ),
});

function readOne({ body }: { body: unknown }) {
  const [only] = replySchema.parse(body).tasks;
  if (!only) throw new Error("expected a task");
  return only;
}

const kindOf = async (
  { engines }: { engines: ReturnType<typeof createRegistry> },
  engine: Engine = "chat_gpt",
) => (await engines.upstreamFor(engine)).kind;

it("is followed by every copy within three seconds, and removed again", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);
  const [here, there] = [await openCopy(), await openCopy()];
  expect(await kindOf(there)).toBe("sandbox");
  const vendor = await startFake(openaiWire);
  expect(await here.settings.save(draft(vendor), named("Ann"))).toMatchObject({ saved: true });
  expect(await kindOf(here)).toBe("openai");
  expect(await kindOf(there)).toBe("sandbox");
  pass(3.1);
  expect(await kindOf(there)).toBe("openai");
  const upstream = await there.engines.upstreamFor("chat_gpt");
  pass(3.1);
  expect(await there.engines.upstreamFor("chat_gpt")).toBe(upstream);
  expect(await there.settings.remove("chat_gpt", OPERATOR)).toBe(true);
  expect(await kindOf(there)).toBe("sandbox");
  pass(3.1);
  expect(await kindOf(here)).toBe("sandbox");
});

it("gives way to the environment, which nobody can change here", async () => {
  const vendor = await startFake(openaiWire);
  const free = await openCopy();
  await free.settings.save(draft(vendor), named("Ann"));
  const copy = await openCopy({ pinned: { chat_gpt: { kind: "sandbox" } } });
  expect(await kindOf(copy)).toBe("sandbox");
  expect(await copy.settings.save(draft(vendor), named("Ann"))).toEqual({ saved: false, why: "pinned" });
  expect(await copy.settings.remove("chat_gpt", OPERATOR)).toBe(false);
  expect((await copy.settings.list())[0]).toMatchObject({ source: "environment", kind: "sandbox" });
  expect((await free.settings.list())[0]).toMatchObject({ source: "stored", kind: "openai" });
});

it.each([
  ["a wrong key", { apiKey: "another-key" }, { why: "test", reason: "bad_key" }],
  [
    "an address where nobody listens",
    { baseUrl: "http://127.0.0.1:1" },
    { why: "test", reason: "unreachable" },
  ],
  ["another vendor's word", { kind: "google" }, { why: "invalid", fields: ["kind"] }],
  ["no key", { apiKey: null }, { why: "invalid", fields: ["apiKey"] }],
  ["an address with a password", { baseUrl: "http://a:b@c" }, { why: "invalid", fields: ["baseUrl"] }],
])("is not kept with %s", async (_, change, refused) => {
  const copy = await openCopy();
  const vendor = await startFake(openaiWire);
  expect(await copy.settings.save(draft(vendor, change), named("Ann"))).toEqual({ saved: false, ...refused });
  expect((await copy.settings.list())[0]).toMatchObject({ source: "default", kind: "sandbox" });
});

it("keeps its key sealed, shows at most its end, and sends it nowhere else", async () => {
  const copy = await openCopy();
  const vendor = await startFake(openaiWire);
  await copy.settings.save(draft(vendor), named("Ann"));
  const { rows } = await copy.pool.query("select t::text as text from api.upstream t");
  expect(JSON.stringify(rows)).not.toContain(Buffer.from(KEY).toString("hex"));
  expect(JSON.stringify([rows, await copy.settings.list()])).not.toContain(KEY);
  const [before] = await copy.settings.list();
  expect(before).toMatchObject({ hasKey: true, keyEnd: KEY.slice(-4), setBy: "Ann" });

  expect(await copy.settings.save(draft(vendor, { apiKey: null }), named("Bob"))).toMatchObject({
    saved: true,
  });
  expect((await copy.settings.list())[0]).toMatchObject({ keySetAt: before?.keySetAt, setBy: "Bob" });
  const elsewhere = await startFake(openaiWire);
  expect(await copy.settings.save(draft(elsewhere, { apiKey: null }), named("Bob"))).toEqual({
    saved: false,
    why: "key_needed",
  });
  expect(elsewhere.lists()).toBe(0);
});

it("does not fall back to the sandbox when its key cannot be opened any more", async () => {
  const vendor = await startFake(openaiWire);
  await (await openCopy()).settings.save(draft(vendor), named("Ann"));
  const copy = await openCopy({ secret: "another secret" });
  const caller = await copy.newCaller();
  const reply = await caller.post(path("live"), [task()]);
  expect(readOne(reply)).toMatchObject({ status_code: 40103, cost: 0, result: null });
  expect(reply.upstream).toBe("openai");
  expect(await copy.settings.offer("chat_gpt")).toEqual({ ok: false, reason: "bad_key" });
});

it("answers with its own models, and asks no base price on top of their charge", async () => {
  const copy = await openCopy();
  await copy.settings.save(draft(await startFake(openaiWire)), named("Ann"));
  const caller = await copy.newCaller();
  const models = await caller.get(path("models"));
  expect(strictProblems(strictReply("chat_gpt", "models"), models.body)).toEqual([]);
  expect(readOne(models).result?.map((model) => model["model_name"])).toContain("gpt-4o-2024-11-20");
  const live = await caller.post(path("live"), [task({ web_search: true })]);
  expect(strictProblems(strictReply("chat_gpt", "live"), live.body)).toEqual([]);
  expect(live.upstream).toBe("openai");
  const { cost, result } = readOne(live);
  expect(result).toMatchObject([
    {
      items: expect.arrayContaining([
        { type: "message", sections: [expect.objectContaining({ text: TEXT })] },
      ]),
    },
  ]);
  expect(cost).toBeGreaterThan(0);
  expect(cost).toBe(result?.[0]?.["money_spent"]);
  const posted = readOne(await caller.post(path("task_post"), [task()]));
  expect(posted).toMatchObject({ status_code: 20100, cost: 0.01 });
});

it("says that a model's price is not known, and never 0", async () => {
  const copy = await openCopy();
  const server = await startFake(compatibleWire);
  await copy.settings.save(
    draft(server, { engine: "perplexity", kind: "openai-compatible", models: ["a"] }),
    named("Ann"),
  );
  const caller = await copy.newCaller();
  const live = await caller.post(path("live", "perplexity"), [task({ model_name: "a" })]);
  expect(strictProblems(strictReply("perplexity", "live"), live.body)).toEqual([]);
  expect(readOne(live)).toMatchObject({ status_code: 20000, cost: 0, result: [{ money_spent: null }] });
});

it.each([
  [401, 40103],
  [429, 50301],
  [503, 50301],
  [404, 50301],
])("that answers %i when asked for its models is %i on the wire", async (status, code) => {
  const copy = await openCopy();
  const vendor = await startFake(openaiWire);
  await copy.settings.save(draft(vendor), named("Ann"));
  const caller = await copy.newCaller();
  const failing = () => vendor.nextList({ status, body: { error: { message: `no, ${KEY}` } } });
  failing();
  const listed = await caller.get(path("models"));
  failing();
  const live = await caller.post(path("live"), [task()]);
  failing();
  const posted = await caller.post(path("task_post"), [task(), task()]);
  for (const [call, reply] of [
    ["models", listed],
    ["live", live],
    ["task_post", posted],
  ] as const) {
    expect(strictProblems(strictReply("chat_gpt", call), reply.body)).toEqual([]);
    expect(reply.http).toBe(200);
    expect(replySchema.parse(reply.body).tasks.map((entry) => [entry.status_code, entry.cost])).toEqual(
      call === "task_post"
        ? [
            [code, 0],
            [code, 0],
          ]
        : [[code, 0]],
    );
    expect(JSON.stringify(reply.body)).not.toContain(KEY);
  }
});

it("is asked again for a queued task that it turned away unbilled, once it said it may be", async () => {
  const copy = await openCopy();
  const vendor = await startFake(openaiWire);
  await copy.settings.save(draft(vendor), named("Ann"));
  const caller = await copy.newCaller();
  const { id } = readOne(await caller.post(path("task_post"), [task()]));
  const executor = copy.service.executor({ concurrency: 5 });
  const work = async () => {
    const claimed = await executor.fill();
    await executor.settled();
    return claimed;
  };
  vendor.next("rate_limited");
  expect(await work()).toBe(1);
  expect(readOne(await caller.get(taskPath("chat_gpt", id)))).toMatchObject({ status_code: 40602 });
  // Another model of the same vendor has limits of its own.
  await caller.post(path("task_post"), [task({ model_name: "gpt-4.1-nano" })]);
  expect(await work()).toBe(1);
  const wait = z
    .object({ wait: z.number() })
    .parse(
      (await copy.pool.query("select extract(epoch from until - now())::float as wait from api.pause"))
        .rows[0],
    ).wait;
  const retryAfter = Number(openaiWire.refusals.rate_limited?.headers?.["retry-after"]);
  expect(wait).toBeLessThanOrEqual(retryAfter);
  expect(wait).toBeGreaterThan(0);
  // However slow the machine, it is not over yet.
  await copy.pool.query("update api.pause set until = until + interval '1 minute'");
  expect((await copy.settings.list())[0]?.pauses).toMatchObject([{ model: "gpt-4o-2024-11-20" }]);
  expect(await work()).toBe(0);
  await letTimePass(copy.pool, MINUTE + retryAfter * 1000);
  expect(await work()).toBe(1);
  expect(readOne(await caller.get(taskPath("chat_gpt", id)))).toMatchObject({ status_code: 20000 });
  expect(vendor.questions).toHaveLength(3);
});

it("is given longer and longer rests where it does not say how long, and a fresh start when it is changed", async () => {
  const copy = await openCopy();
  const vendor = await startFake(perplexityWire);
  await vendor.close();
  const closed = draft(vendor, { kind: "openai-compatible", models: ["a"] });
  await copy.pool.query(
    "insert into api.upstream (engine, kind, base_url, models, set_at, set_by) values ('chat_gpt', $1, $2, $3, now(), 'Ann')",
    [closed.kind, closed.baseUrl, closed.models],
  );
  const caller = await copy.newCaller();
  await caller.post(path("task_post"), [task({ model_name: "a" })]);
  const executor = copy.service.executor({ concurrency: 5 });
  const rests: number[] = [];
  for (let round = 0; round < 11; round += 1) {
    expect(await executor.fill()).toBe(1);
    await executor.settled();
    const { rows } = await copy.pool.query<{ rest: number }>(
      "select ceil(extract(epoch from until - now()))::float as rest from api.pause",
    );
    const rest = rows[0]?.rest ?? 0;
    rests.push(rest);
    await letTimePass(copy.pool, rest * 1000);
  }
  expect(rests).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
  await copy.settings.remove("chat_gpt", OPERATOR);
  expect((await copy.pool.query("select from api.pause")).rows).toEqual([]);
});

it("answers what it was asked, whatever takes its place meanwhile", async () => {
  const copy = await openCopy();
  const vendor = await startFake(openaiWire);
  await copy.settings.save(draft(vendor), named("Ann"));
  const caller = await copy.newCaller();
  const arrival = vendor.arrival();
  const asked = caller.post(path("live"), [task()]);
  await arrival;
  await copy.settings.remove("chat_gpt", OPERATOR);
  const live = await asked;
  expect(live.upstream).toBe("openai");
  expect(readOne(live)).toMatchObject({ status_code: 20000 });
  expect((await caller.get(path("models"))).upstream).toBe("sandbox");
});

it("is not asked by an executor that lost its task before it could ask", async () => {
  const vendor = await startFake(openaiWire);
  await (await openCopy()).settings.save(draft(vendor), named("Ann"));
  const listing = Promise.withResolvers<undefined>();
  const slow = await openCopy();
  const slowService = await createTestService({
    engines: slow.engines,
    change: (upstream) => ({
      ...upstream,
      models: async () => {
        await listing.promise;
        return upstream.models();
      },
    }),
  });
  const copy = await openCopy();
  const caller = await copy.newCaller();
  const { id } = readOne(await caller.post(path("task_post"), [task()]));
  const late = slowService.service.executor({ concurrency: 1 });
  expect(await late.fill()).toBe(1);
  await letTimePass(copy.pool, MINUTE);
  expect(await copy.service.sweep()).toMatchObject({ queued: 1, failed: 0 });
  const executor = copy.service.executor({ concurrency: 1 });
  expect(await executor.fill()).toBe(1);
  await executor.settled();
  listing.resolve(undefined);
  await late.settled();
  expect(vendor.questions).toHaveLength(1);
  expect(readOne(await caller.get(taskPath("chat_gpt", id)))).toMatchObject({ status_code: 20000 });
});

it("writes who changed what is behind an engine, without the key, or changes nothing", async () => {
  const copy = await openCopy();
  const entries = async () =>
    (
      await copy.pool.query(
        `select id, action, actor_kind, request_id, before, after from app.audit_entry
          where entity = 'upstream' and entity_id = 'claude' order by id`,
      )
    ).rows;
  const vendor = await startFake(compatibleWire);
  const typed = draft(vendor, { engine: "claude", kind: "openai-compatible" });
  expect(await copy.settings.save(typed, named("Ann"))).toMatchObject({ saved: true });
  await failInserts(copy.pool, "app.audit_entry", () => copy.settings.remove("claude", OPERATOR));
  expect((await copy.settings.list())[2]).toMatchObject({ source: "stored", hasKey: true });
  await copy.settings.remove("claude", OPERATOR);
  await copy.settings.remove("claude", OPERATOR);
  await failInserts(copy.pool, "app.audit_entry", () => copy.settings.save(typed, named("Ann")));
  expect((await copy.settings.list())[2]).toMatchObject({ source: "default", hasKey: false });

  const by = { actor_kind: "operator", request_id: OPERATOR.origin.requestId };
  const now = { kind: "openai-compatible", baseUrl: vendor.baseUrl, models: [] };
  const written = await entries();
  expect(written).toMatchObject([
    { ...by, action: "upstream.save", before: null, after: now },
    { ...by, action: "upstream.remove", before: now, after: null },
  ]);
  expect(JSON.stringify(written)).not.toContain(KEY);
  expect(JSON.stringify(written)).not.toContain(KEY.slice(-4));
});
