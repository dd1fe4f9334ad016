import { expect, it } from "vitest";
import { carriedOf } from "./carried-filters";
import { sharedFilters } from "./shared-filters";

const ID = "0190a0c0-0000-7000-8000-000000000001";
const ALL = {
  engine: "gemini",
  model: "m",
  from: "2026-11-01",
  to: "2026-11-26",
  promptId: ID,
  memberId: ID,
  runId: ID,
  setId: ID,
  scheduleId: ID,
};

it("carries every filter that the screens share, and nothing else", () => {
  const address = new URLSearchParams({ ...ALL, page: "3", sort: "cost", text: "tent" });
  expect(Object.fromEntries(new URLSearchParams(carriedOf(address)))).toEqual(ALL);
  expect(Object.keys(ALL).toSorted()).toEqual(Object.keys(sharedFilters).toSorted());
});

it.each([
  ["engine", "\u0007bing"],
  ["from", "2026-02-30"],
  ["promptId", "1 or 1=1"],
  ["model", ""],
])("leaves a %s of %j behind, as the screens' parsers do", (name, text) => {
  expect(carriedOf(new URLSearchParams({ [name]: text }))).toBe("");
});
