import { describe, expect, it } from "vitest";
import { z } from "zod";
import { expectedCost } from "./expected-cost";
import { capabilities, meaningOf, suggestModel } from "./model-options";
import { newRequestKey } from "./request-key";

describe("the expected cost", () => {
  it("adds to the nano-dollar and says what is a planning figure", () => {
    const planned = { low: "0.0006", high: "0.08", basedOn: 0 };
    const known = { low: "0.000000001", high: "0.000000002", basedOn: 12 };
    expect(expectedCost([planned, known])).toEqual({
      calls: 2,
      low: "0.000600001",
      high: "0.080000002",
      basis: "From 12 past answers for 1 of 2; the rest is a planning figure.",
    });
    expect(expectedCost([known]).basis).toBe("From 12 past answers.");
    expect(expectedCost([planned]).basis).toContain("planning figure");
  });
});

describe("a model", () => {
  const models = [
    { name: "no-search", reasoning: true, webSearch: false, taskPost: true },
    { name: "able-2025-01-01", reasoning: null, webSearch: true, taskPost: true },
    { name: "live-only", reasoning: false, webSearch: true, taskPost: false },
  ];

  it("is described by what the API says of it", () => {
    expect(models.map(capabilities)).toEqual([
      "reasoning · no web search · standard",
      "web search · standard",
      "web search · live only",
    ]);
  });

  it("is suggested when it can do the most and is not chosen yet", () => {
    expect(suggestModel(models, [])).toBe("able-2025-01-01");
    expect(suggestModel(models, ["able-2025-01-01"])).toBe("live-only");
    expect(suggestModel(models, ["able-2025-01-01", "live-only"])).toBe("no-search");
    expect(
      suggestModel(
        models,
        models.map(({ name }) => name),
      ),
    ).toBeNull();
  });

  it("asked by another name says what it means", () => {
    expect(meaningOf("able", models)).toBe("means able-2025-01-01");
    expect(meaningOf("gone", models)).toBe("not on the API's list");
  });
});

describe("a request key", () => {
  it("is a UUID, another one each time", () => {
    const keys = Array.from({ length: 100 }, newRequestKey);
    expect(keys.every((key) => z.uuidv4().safeParse(key).success)).toBe(true);
    expect(new Set(keys).size).toBe(100);
  });
});
