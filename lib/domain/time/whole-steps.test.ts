import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, listDays } from "./day-span";
import { type Step, wholeSteps } from "./whole-steps";

const day = fc.integer({ min: 0, max: 1200 }).map((place) => addDays("2023-11-20", place));

/** The days of a step, the obvious way: all around it that it holds. */
function daysOf(step: Step, first: string): string[] {
  const around = listDays(first, addDays(first, 31));
  if (step === "day") return [first];
  if (step === "week") return around.slice(0, 7);
  return around.filter((one) => one.slice(0, 7) === first.slice(0, 7));
}

/** The first days of the steps from one to another. */
function firstsOf(step: Step, from: string, to: string): string[] {
  const firsts: string[] = [];
  for (let first = from; first <= to; first = addDays(daysOf(step, first).at(-1) ?? first, 1))
    firsts.push(first);
  return firsts;
}

describe("wholeSteps", () => {
  it("holds each day of a span once, and no other", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 500 }), (from, length) => {
        const to = addDays(from, length);
        const days = wholeSteps({ from, to }).flatMap(({ step, from: first, to: last }) =>
          firstsOf(step, first ?? "", last ?? "").flatMap((one) => daysOf(step, one)),
        );
        expect(days.toSorted()).toEqual(listDays(from, to));
      }),
    );
  });

  it("begins weeks on Monday and months on the first", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 500 }), (from, length) => {
        for (const { step, ...ends } of wholeSteps({ from, to: addDays(from, length) }))
          for (const first of [ends.from ?? "", ends.to ?? ""]) {
            if (step === "month") expect(first.slice(8)).toBe("01");
            if (step === "week") expect(new Date(`${first}T00:00:00Z`).getUTCDay()).toBe(1);
          }
      }),
    );
  });

  it("takes months, then weeks, then days, and leaves open what is open", () => {
    expect(wholeSteps({ from: "2026-09-29", to: "2026-11-12" })).toEqual([
      { step: "month", from: "2026-10-01", to: "2026-10-01" },
      { step: "week", from: "2026-11-02", to: "2026-11-02" },
      { step: "day", from: "2026-09-29", to: "2026-09-30" },
      { step: "day", from: "2026-11-01", to: "2026-11-01" },
      { step: "day", from: "2026-11-09", to: "2026-11-12" },
    ]);
    expect(wholeSteps({ from: null, to: null })).toEqual([{ step: "month", from: null, to: null }]);
    expect(wholeSteps({ from: null, to: "2026-10-31" })).toEqual([
      { step: "month", from: null, to: "2026-10-01" },
    ]);
    expect(wholeSteps({ from: "2026-10-31", to: null })).toEqual([
      { step: "month", from: "2026-11-01", to: null },
      { step: "day", from: "2026-10-31", to: "2026-10-31" },
    ]);
    expect(wholeSteps({ from: "2026-10-31", to: "2026-10-30" })).toEqual([]);
  });
});
