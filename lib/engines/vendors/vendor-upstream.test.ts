import { inspect } from "node:util";

import { afterEach, describe, expect, test } from "vitest";

import { REFUSALS, TEXT, type VendorRefusal } from "@/test/fakes/vendors/answer";
import { BILLING } from "@/test/fakes/vendors/billing";
import { KEY } from "@/test/fakes/vendors/vendor-server";

import { EngineFailure } from "../engine";
import { openUpstream } from "../open-upstream";
import { parseUpstream } from "@/lib/domain/engines/upstream";
import { type Bench, CASES, context, type Kind, openBench } from "@/test/vendors";

const KINDS: readonly Kind[] = ["openai", "google", "anthropic", "perplexity", "openai-compatible"];

const EXPECTED: Readonly<Record<VendorRefusal, Pick<EngineFailure, "reason" | "mayBeBilled">>> = {
  rate_limited: { reason: "rate_limited", mayBeBilled: false },
  overloaded: { reason: "overloaded", mayBeBilled: false },
  server_error: { reason: "broken", mayBeBilled: true },
  bad_key: { reason: "bad_key", mayBeBilled: false },
  out_of_credit: { reason: "bad_key", mayBeBilled: false },
  unknown_model: { reason: "unknown_model", mayBeBilled: false },
  too_long: { reason: "too_long", mayBeBilled: false },
  refused: { reason: "refused", mayBeBilled: true },
  filtered: { reason: "filtered", mayBeBilled: true },
};

const open: Bench[] = [];
afterEach(async () => {
  for (const bench of open.splice(0)) await bench.close();
});

async function bench(...given: Parameters<typeof openBench>): Promise<Bench> {
  const made = await openBench(...given);
  open.push(made);
  return made;
}

/** How asking fails. */
async function failure(asked: Promise<unknown>): Promise<EngineFailure> {
  const error: unknown = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof EngineFailure)) throw new Error(`not an engine's failure: ${inspect(error)}`);
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(KEY);
  return error;
}

describe.each(KINDS)("%s", (kind) => {
  const refusals = REFUSALS.filter((name) => CASES[kind].wire.refusals[name] !== null);

  test("answers, word for word, and says what answered", async () => {
    const { upstream, question } = await bench(kind);
    expect(upstream.kind).toBe(kind);
    const asked = await question();
    const answer = await upstream.ask(asked, context());
    expect(answer.text).toBe(TEXT);
    expect(answer.modelName).toBe(asked.model.name);
    expect(answer.inputTokens).toBeGreaterThan(0);
    expect(answer.outputTokens).toBeGreaterThan(0);
  });

  test.each(refusals)("%s", async (name) => {
    const { server, upstream, question } = await bench(kind);
    const asked = await question();
    server.next(name);
    const failed = await failure(upstream.ask(asked, context()));
    expect({ reason: failed.reason, mayBeBilled: failed.mayBeBilled }).toEqual(EXPECTED[name]);
    if (name === "rate_limited") expect(failed.message).toContain("retry after 7 s");
    expect(server.questions).toHaveLength(1);
  });

  test.each(BILLING)("$name: billed $mayBeBilled", async ({ meets, reason, mayBeBilled }) => {
    const { server, upstream, question } = await bench(kind);
    const asked = await question();
    server.next(meets);
    const patience = new AbortController();
    const arrival = server.arrival();
    const failed = failure(upstream.ask(asked, context(patience.signal)));
    await arrival;
    if (meets === "hang" || meets === "stalled") patience.abort();
    const { reason: found, mayBeBilled: billed } = await failed;
    expect([found, billed]).toEqual([reason, mayBeBilled]);
    // Whatever it meets, it is asked once.
    expect(server.questions).toHaveLength(1);
  });

  test("is not asked once time is up", async () => {
    const { server, upstream, question } = await bench(kind);
    const asked = await question();
    const failed = await failure(upstream.ask(asked, context(AbortSignal.abort())));
    expect(failed).toMatchObject({ reason: "timeout", mayBeBilled: false });
    expect(server.questions).toHaveLength(0);
  });

  test("cannot be reached: not billed", async () => {
    const { server, upstream, question } = await bench(kind);
    const asked = await question();
    await server.close();
    expect(await failure(upstream.ask(asked, context()))).toMatchObject({
      reason: "unreachable",
      mayBeBilled: false,
    });
  });

  test("the system message and the turns before come in order, and the question last", async () => {
    const { server, upstream, question } = await bench(kind);
    const turns = [
      { role: "user", message: "First, hello." },
      { role: "ai", message: "Hello back." },
    ] as const;
    await upstream.ask(await question({ systemMessage: "Be brief, s'il te plaît.", turns }), context());
    const sent = JSON.stringify(server.questions[0]?.body);
    const places = ["First, hello.", "Hello back.", "Which e-bike is best?"].map((text) =>
      sent.indexOf(text),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(sent).toContain("Be brief, s'il te plaît.");
  });
});

describe("the list of models", () => {
  const listing: readonly Kind[] = KINDS.filter((kind) => CASES[kind].wire.models !== null);

  test.each(listing)("%s: a bad key is a failure without the key in it", async (kind) => {
    const { upstream } = await bench(kind, { apiKey: "another-key" });
    expect(await failure(upstream.models())).toMatchObject({ reason: "bad_key", mayBeBilled: false });
  });

  test.each(listing)("%s: what is no list is a failure, and is asked for again", async (kind) => {
    const { upstream, server } = await bench(kind);
    server.nextList({ status: 200, body: { data: "none", models: 3 } });
    expect(await failure(upstream.models())).toMatchObject({ reason: "broken", mayBeBilled: false });
    expect((await upstream.models()).length).toBeGreaterThan(0);
  });

  test("is asked for once an hour, however many want it", async () => {
    let time = 0;
    const { upstream, server } = await bench("openai", { now: () => time });
    await Promise.all([upstream.models(), upstream.models()]);
    time = 59 * 60_000;
    await upstream.models();
    expect(server.lists()).toBe(1);
    time = 61 * 60_000;
    await upstream.models();
    expect(server.lists()).toBe(2);
  });

  test.each(BILLING.filter(({ meets }) => typeof meets === "object" && meets.status !== 200))(
    "is never billed: $name",
    async ({ meets }) => {
      const { upstream, server } = await bench("openai");
      if (typeof meets === "object") server.nextList(meets);
      expect(await failure(upstream.models())).toMatchObject({ mayBeBilled: false });
    },
  );

  test("goes on being served while it cannot be renewed", async () => {
    let time = 0;
    const { upstream, server } = await bench("openai", { now: () => time });
    const first = await upstream.models();
    time = 61 * 60_000;
    server.nextList({ status: 500, body: "" });
    expect(await upstream.models()).toBe(first);
    await upstream.models();
    expect(server.lists()).toBe(2);
    time += 61_000;
    expect(await upstream.models()).toEqual(first);
    expect(server.lists()).toBe(3);
  });
});

describe("what is configured", () => {
  const options = { seed: "seed", redirectBase: "http://localhost/r", now: Date.now };

  test.each([
    { baseUrl: "ftp://models.example" },
    { baseUrl: "https://user:secret@models.example" },
    { baseUrl: "https://models.example/v1?key=1" },
    { apiKey: "two words-secret" },
    { apiKey: "" },
    { models: [] },
  ])("%j is refused, and its value is not repeated", (bad) => {
    const config = { kind: "openai-compatible", baseUrl: "http://localhost:1", ...bad } as const;
    const make = () => parseUpstream("gemini", config);
    expect(make).toThrow(Object.keys(bad)[0]);
    expect(make).not.toThrow(/secret/);
  });

  test("an address the operator sets may be on the own network", async () => {
    const { server } = await bench("openai");
    const baseUrl = server.baseUrl.replace("127.0.0.1", "localhost");
    const upstream = openUpstream("chat_gpt", { kind: "openai", apiKey: KEY, baseUrl }, options);
    expect((await upstream.models()).length).toBeGreaterThan(0);
  });

  test.each(KINDS)("%s: a key is tried by a call that asks nothing", async (kind) => {
    const { upstream, server } = await bench(kind);
    expect((await upstream.probe()).length).toBeGreaterThan(0);
    const { upstream: locked } = await bench(kind, { apiKey: "another-key" });
    expect(await failure(locked.probe())).toMatchObject({ reason: "bad_key", mayBeBilled: false });
    expect(server.questions).toEqual([]);
  });

  test("a server whose models are named is tried all the same, whether or not it lists any", async () => {
    const { server } = await bench("openai-compatible");
    const open = (apiKey: string) =>
      openUpstream(
        "gemini",
        { kind: "openai-compatible", baseUrl: server.baseUrl, apiKey, models: ["a"] },
        options,
      );
    server.nextList({ status: 404, body: "" });
    expect((await open(KEY).probe()).map(({ name }) => name)).toEqual(["a"]);
    expect(await failure(open("another-key").probe())).toMatchObject({ reason: "bad_key" });
  });

  test("what is known of prices is said of each model", async () => {
    const priced = async (kind: Kind) =>
      (await (await bench(kind)).upstream.models()).map((model) => model.priced);
    expect(await priced("anthropic")).toContain(true);
    expect(await priced("perplexity")).not.toContain(false);
    expect(await priced("openai-compatible")).not.toContain(true);
  });

  test("exactly the named models are offered, without asking the server", async () => {
    const { server } = await bench("openai-compatible");
    const config = parseUpstream("perplexity", {
      kind: "openai-compatible",
      baseUrl: `${server.baseUrl}/`,
      apiKey: KEY,
      models: ["qwen3:8b"],
    });
    const upstream = openUpstream("perplexity", config, options);
    expect(await upstream.models()).toEqual([
      { name: "qwen3:8b", aliases: [], reasoning: false, webSearch: false, taskPost: false, priced: false },
    ]);
    expect(server.lists()).toBe(0);
  });
});
