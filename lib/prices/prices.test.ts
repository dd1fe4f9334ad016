import { describe, expect, test } from "vitest";

import packageJson from "@/package.json";
import { parseDollars } from "@/lib/domain/amounts/money";

import { hasPrice, listPrice, priceAnswer, type PricedUsage, TOKEN_PRICES } from "./prices";

const usage = (given: Partial<PricedUsage>): PricedUsage => ({
  engine: "gemini",
  modelName: "gemini-2.5-flash",
  inputTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
  searches: 0,
  at: new Date("2026-11-21T12:00:00Z"),
  ...given,
});

describe("the documented answers are priced to the nano-dollar", () => {
  test("Gemini, 2025-07-02: 68 in, 241 out, one grounded prompt", () => {
    const price = priceAnswer(
      usage({ inputTokens: 68, outputTokens: 241, searches: 3, at: new Date("2025-07-02T14:06:32Z") }),
    );
    expect(price.charge).toBe(parseDollars("0.0351548"));
    expect(price.basis).toContain("1 × searched answer");
  });

  test("ChatGPT, 2025-07-17: 374 in, 594 out of which 576 reasoning, one search", () => {
    const price = priceAnswer({
      engine: "chat_gpt",
      modelName: "gpt-4.1-mini-2025-04-14",
      inputTokens: 374,
      outputTokens: 594,
      reasoningTokens: 576,
      searches: 1,
      at: new Date("2025-07-17T11:58:28Z"),
    });
    expect(price.charge).toBe(parseDollars("0.0286"));
  });
});

describe("tokens", () => {
  test("the preview's price of gemini-2.5-flash ends with the preview", () => {
    const counted = { inputTokens: 68, outputTokens: 241 };
    expect(priceAnswer(usage({ ...counted, at: new Date("2025-07-14T23:59:59Z") })).charge).toBe(154_800n);
    expect(priceAnswer(usage({ ...counted, at: new Date("2025-07-15T00:00:00Z") })).charge).toBe(622_900n);
  });

  test("a long prompt is charged at the dearer tier", () => {
    const price = (inputTokens: number) =>
      priceAnswer(usage({ modelName: "gemini-2.5-pro", inputTokens })).charge;
    expect(price(200_000)).toBe(parseDollars("0.25"));
    expect(price(200_001)).toBe(parseDollars("0.5000025"));
  });

  test("the basis names the table's installed release", () => {
    expect(TOKEN_PRICES).toBe(`genai-prices ${packageJson.dependencies["@pydantic/genai-prices"]}`);
    expect(priceAnswer(usage({})).basis).toContain(TOKEN_PRICES);
  });
});

describe("search fees", () => {
  const fee = (given: Partial<PricedUsage>) => priceAnswer(usage(given)).charge;

  test("are per searched answer, per search or per answer", () => {
    expect(fee({ searches: 4 })).toBe(35_000_000n);
    expect(fee({ modelName: "gemini-3-flash-preview", searches: 4 })).toBe(56_000_000n);
    expect(fee({ engine: "claude", modelName: "claude-opus-4-20250514", searches: 2 })).toBe(20_000_000n);
    expect(fee({ engine: "perplexity", modelName: "sonar", searches: 0 })).toBe(5_000_000n);
    expect(fee({ engine: "perplexity", modelName: "sonar-reasoning-pro", searches: 2 })).toBe(6_000_000n);
  });

  test("are not asked where nothing was searched", () => {
    expect(fee({ searches: 0 })).toBe(0n);
    expect(priceAnswer(usage({ searches: 0 })).basis).toMatch(/per million tokens$/);
  });
});

describe("what has no known price is null and says so", () => {
  const uncounted = "no known price: the reply does not count its";

  test.each([{ inputTokens: null }, { outputTokens: null }])("uncounted tokens: %j", (missing) => {
    const price = priceAnswer(usage({ inputTokens: 10, outputTokens: 10, ...missing }));
    expect(price).toEqual({ charge: null, basis: `${uncounted} tokens` });
  });

  test("uncounted reasoning, where it has a price of its own", () => {
    const deep = {
      engine: "perplexity",
      modelName: "sonar-deep-research",
      inputTokens: 10,
      outputTokens: 10,
    } as const;
    expect(priceAnswer(usage({ ...deep, reasoningTokens: null }))).toEqual({
      charge: null,
      basis: `${uncounted} reasoning`,
    });
    expect(priceAnswer(usage({ ...deep, reasoningTokens: 4 })).charge).toBe(80_000n);
    expect(priceAnswer(usage({ inputTokens: 10, outputTokens: 10, reasoningTokens: null })).charge).toBe(
      28_000n,
    );
  });

  test("uncounted searches, where each has its price", () => {
    const price = (given: Partial<PricedUsage>) =>
      priceAnswer(usage({ inputTokens: 10, searches: null, ...given }));
    const claude = price({ engine: "claude", modelName: "claude-opus-4-20250514" });
    expect(claude.charge).toBeNull();
    expect(claude.basis).toMatch(
      /^genai-prices .*; no known search fees: the reply does not count its searches$/,
    );
    expect(price({}).charge).toBe(35_003_000n);
    expect(price({ engine: "perplexity", modelName: "sonar" }).charge).toBe(5_010_000n);
  });

  test("a model of another vendor, and one that writes nothing", () => {
    for (const [engine, model] of [
      ["chat_gpt", "claude-opus-4-20250514"],
      ["gemini", "gpt-5"],
      ["claude", "gpt-5"],
      ["perplexity", "gpt-5"],
      ["chat_gpt", "text-embedding-3-small"],
    ] as const)
      expect(listPrice(engine, model, usage({}).at), `${engine} ${model}`).toBeNull();
  });

  test("an unknown model", () => {
    const price = priceAnswer(usage({ modelName: "nobody-1" }));
    expect(price.charge).toBeNull();
    expect(price.basis).toContain("no known price for nobody-1");
  });

  test("a search by a model without a known fee", () => {
    const model = { engine: "chat_gpt", modelName: "gpt-4-turbo", inputTokens: 10 } as const;
    expect(priceAnswer(usage({ ...model, searches: 1 })).charge).toBeNull();
    expect(priceAnswer(usage({ ...model, searches: 1 })).basis).toContain("no known search fee");
    expect(priceAnswer(usage(model)).charge).toBe(100_000n);
  });
});

test.each([
  ["gemini", "gemini-2.5-flash-lite", { input: "0.1", output: "0.4" }, "searched answer", "35"],
  ["chat_gpt", "gpt-4.1-mini-2025-04-14", { input: "0.4", output: "1.6" }, "search", "10"],
  ["perplexity", "sonar", { input: "1", output: "1" }, "answer", "5"],
] as const)("the list price of %s's %s", (engine, model, tokens, unit, perThousand) => {
  const price = listPrice(engine, model, new Date("2026-11-21T12:00:00Z"));
  expect(price).toEqual({ ...tokens, search: { unit, perThousand } });
});

test("a model that no table knows has no list price, and one whose search has no fee says so", () => {
  const at = new Date("2026-11-21T12:00:00Z");
  expect(listPrice("chat_gpt", "our-own-llama", at)).toBeNull();
  expect(listPrice("chat_gpt", "gpt-3.5-turbo", at)).toMatchObject({ search: null });
});

test("a model has a price where its tokens have one and, if it can search, its searches", () => {
  const { at } = usage({});
  expect(hasPrice("gemini", { name: "gemini-2.5-flash", webSearch: true }, at)).toBe(true);
  expect(hasPrice("chat_gpt", { name: "gpt-4-turbo", webSearch: false }, at)).toBe(true);
  expect(hasPrice("chat_gpt", { name: "gpt-4-turbo", webSearch: true }, at)).toBe(false);
  expect(hasPrice("gemini", { name: "nobody-1", webSearch: false }, at)).toBe(false);
});

test("only the model of the preview was charged as the preview", () => {
  const at = new Date("2025-07-02T12:00:00Z");
  expect(listPrice("gemini", "gemini-2.5-pro", at)).toMatchObject({ input: "1.25", output: "10" });
  expect(listPrice("gemini", "gemini-2.5-flash", at)).toMatchObject({ input: "0.15", output: "0.6" });
});
