import { describe, expect, it } from "vitest";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { chosenSides } from "./chosen-sides";

const NOTHING = { a: null, b: null, againstFrom: null, againstTo: null };
const KNOWN = {
  filter: { ...ANY_FIGURE, from: "2026-11-16", to: "2026-11-30" },
  today: "2026-11-30",
  values: [{ value: "gemini" }, { value: "claude" }, { value: "chat_gpt" }],
  personas: [],
  markets: [],
};
const valuesOf = ({ sides }: ReturnType<typeof chosenSides>) => sides?.map(({ value }) => value) ?? null;

describe("the sides of an address", () => {
  it("are those asked for, or else those with the most answers", () => {
    const by = "engine" as const;
    expect(valuesOf(chosenSides({ ...NOTHING, by }, KNOWN))).toEqual(["gemini", "claude"]);
    expect(valuesOf(chosenSides({ ...NOTHING, by, b: "gemini" }, KNOWN))).toEqual(["claude", "gemini"]);
    expect(valuesOf(chosenSides({ ...NOTHING, by, a: "chat_gpt", b: "claude" }, KNOWN))).toEqual([
      "chat_gpt",
      "claude",
    ]);
    expect(valuesOf(chosenSides({ ...NOTHING, by }, { ...KNOWN, values: [{ value: "gemini" }] }))).toBeNull();
  });

  it("say what can be none, and take another in its place", () => {
    const found = chosenSides(
      { ...NOTHING, by: "surface", a: "the moon" },
      {
        ...KNOWN,
        values: [{ value: "api" }, { value: "app" }],
      },
    );
    expect(valuesOf(found)).toEqual(["api", "app"]);
    expect(found.problems).toEqual([{ rule: "unreadable", name: "a", given: "the moon" }]);
  });

  it("of periods are the days shown, and those asked for or as many right before", () => {
    const days = (state: Partial<typeof NOTHING> | { againstFrom: string; againstTo: string }) =>
      chosenSides({ ...NOTHING, ...state, by: "period" }, KNOWN).sides?.map(({ filter }) => [
        filter.from,
        filter.to,
      ]);
    const now = ["2026-11-16", "2026-11-30"];
    expect(days({})).toEqual([["2026-11-01", "2026-11-15"], now]);
    expect(days({ againstFrom: "2026-10-20", againstTo: "2026-10-01" })).toEqual([
      ["2026-10-01", "2026-10-20"],
      now,
    ]);
  });
});
