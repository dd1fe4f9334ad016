import { describe, expect, test } from "vitest";

import { resolveModel } from "@/lib/api-contract/models";
import { ENGINES } from "@/lib/domain/engines/engine";

import { priceAnswer } from "@/lib/prices/prices";
import { CATALOGUE } from "./catalogue";

test.each([
  ["chat_gpt", "gpt-4.1-mini", "gpt-4.1-mini-2025-04-14"],
  ["chat_gpt", "gpt-4.1-mini-2025-04-14", "gpt-4.1-mini-2025-04-14"],
  ["chat_gpt", "gpt-4o", "gpt-4o-2024-11-20"],
  ["claude", "claude-opus-4-0", "claude-opus-4-20250514"],
  ["gemini", "gemini-1.5-pro", "gemini-1.5-pro-002"],
  ["gemini", "gemini-2.5-flash", "gemini-2.5-flash"],
  ["perplexity", "sonar", "sonar"],
] as const)("%s: %s means %s", (engine, asked, answering) => {
  expect(resolveModel(asked, CATALOGUE[engine])?.name).toBe(answering);
});

test("a name nobody has means nothing", () => {
  expect(resolveModel("gpt-4.1-min", CATALOGUE.chat_gpt)).toBeNull();
});

describe.each(ENGINES)("%s", (engine) => {
  const models = CATALOGUE[engine];

  test("no two models share a name or an alias", () => {
    const names = models.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(models.map((model) => [model.name, model] as const))(
    "%s has a price, searching or not",
    (_, model) => {
      const usage = { engine, modelName: model.name, inputTokens: 9, outputTokens: 9, reasoningTokens: 0 };
      const at = new Date("2026-11-21T12:00:00Z");
      for (const searches of model.webSearch ? [0, 2] : [0]) {
        expect(priceAnswer({ ...usage, searches, at }).charge).toBeGreaterThan(0n);
      }
    },
  );
});
