import { afterEach, describe, expect, test } from "vitest";

import { parseDollars } from "@/lib/domain/amounts/money";
import { anthropicReply } from "@/test/fakes/vendors/anthropic";
import { googleReply } from "@/test/fakes/vendors/google";
import { openaiReply } from "@/test/fakes/vendors/openai";
import { completion } from "@/test/fakes/vendors/openai-compatible";
import { type Bench, CASES, context, type Kind, openBench } from "@/test/vendors";

// What a vendor withholds it has worked on: what its reply says was used is what it cost.

let bench: Bench | undefined;
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

const HALF = { role: "assistant", content: "Half an" };
const filtered = (kind: Kind, more: Readonly<Record<string, unknown>>): unknown => {
  const { model } = CASES[kind];
  switch (kind) {
    case "openai":
      return openaiReply(model, [], {
        status: "incomplete",
        incomplete_details: { reason: "content_filter" },
        ...more,
      });
    case "google":
      return googleReply(model, { content: { parts: [{ text: "Half an" }] }, finishReason: "SAFETY" }, more);
    case "anthropic":
      return anthropicReply(model, [], { stop_reason: "refusal", ...more });
    case "perplexity":
    case "openai-compatible":
      return completion(model, { finish_reason: "content_filter", message: HALF }, more);
  }
};

async function failureOf(kind: Kind, body: unknown): Promise<unknown> {
  bench = await openBench(kind);
  const question = await bench.question();
  bench.server.next({ status: 200, body });
  return bench.upstream.ask(question, context()).catch((error: unknown) => error);
}

const COST = { usage: { prompt_tokens: 20, completion_tokens: 7, cost: { total_cost: 0.00514 } } };

describe.each([
  // 320 and 200 tokens at $2.50 and $10 a million.
  { kind: "openai", more: {}, dollars: "0.0028" },
  // 68 and 241 tokens at $0.30 and $2.50 a million.
  { kind: "google", more: {}, dollars: "0.0006229" },
  // 400 and 150 tokens at $1 and $5 a million.
  { kind: "anthropic", more: {}, dollars: "0.00115" },
  { kind: "perplexity", more: COST, dollars: "0.00514" },
] as const)("an answer that $kind withheld", ({ kind, more, dollars }) => {
  test("costs what its reply says was used", async () => {
    expect(await failureOf(kind, filtered(kind, more))).toMatchObject({
      mayBeBilled: true,
      billed: {
        charge: parseDollars(dollars),
        chargeBasis: expect.stringMatching(/genai-prices|Perplexity/),
      },
    });
  });

  test.each([undefined, null, {}, "x"])("costs nobody knows what where its usage is %j", async (usage) => {
    const unknown = filtered(kind, { usage, usageMetadata: usage });
    expect(await failureOf(kind, unknown)).toMatchObject({ mayBeBilled: true, billed: null });
  });
});

test("a server of the team's own has no prices, so what it withheld has no known one", async () => {
  expect(await failureOf("openai-compatible", filtered("openai-compatible", {}))).toMatchObject({
    reason: "filtered",
    billed: null,
  });
});

test("a reply that is no document costs nobody knows what", async () => {
  expect(await failureOf("openai", "x")).toMatchObject({ reason: "broken", mayBeBilled: true, billed: null });
});

test("a question that was turned away costs nothing", async () => {
  bench = await openBench("openai");
  const question = await bench.question();
  bench.server.next("rate_limited");
  const failure: unknown = await bench.upstream.ask(question, context()).catch((error: unknown) => error);
  expect(failure).toMatchObject({ mayBeBilled: false, billed: null });
});
