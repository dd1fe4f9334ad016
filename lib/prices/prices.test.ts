import { describe, expect, test } from "vitest";

import packageJson from "@/package.json";
import { parseDollars } from "@/lib/domain/money";

import { listPrice, priceAnswer, type PricedUsage, TOKEN_PRICES } from "./prices";

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
  });
});

describe("what has no known price is null and says so", () => {
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
