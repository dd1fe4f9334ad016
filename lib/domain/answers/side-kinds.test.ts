import { describe, expect, it } from "vitest";
import { ANY_FIGURE } from "./figure-filter";
import { sharedBySides, sideFilter } from "./side-kinds";

const ID = "0198a7b2-0000-7000-8000-000000000001";
const FILTER = { ...ANY_FIGURE, engine: "gemini", model: "gemini-2.5-flash", topic: "Shoes" };

describe("two sides", () => {
  it("share all of a filter but what they are told apart by", () => {
    expect(sharedBySides(FILTER, "period")).toEqual(FILTER);
    expect(sharedBySides(FILTER, "engine")).toEqual({ ...ANY_FIGURE, topic: "Shoes" });
    expect(sideFilter(FILTER, "engine", "claude")).toEqual({
      ...ANY_FIGURE,
      topic: "Shoes",
      engine: "claude",
    });
    expect(sideFilter(FILTER, "model", "gemini-2.5-pro")).toEqual({ ...FILTER, model: "gemini-2.5-pro" });
    expect(sideFilter(FILTER, "persona", ID)).toEqual({ ...FILTER, personaId: ID });
    expect(sideFilter(FILTER, "market", ID)).toEqual({ ...FILTER, marketId: ID });
    expect(sideFilter(FILTER, "surface", "app")).toEqual({ ...FILTER, surface: "app" });
  });

  it.each([
    ["engine", "\u0000"],
    ["model", ""],
    ["persona", "new runner"],
    ["market", "DE"],
    ["surface", "the moon"],
  ] as const)("are of a value that can be a %s", (by, value) => {
    expect(sideFilter(FILTER, by, value)).toBeNull();
  });
});
