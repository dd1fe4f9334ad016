import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, listDays } from "@/lib/domain/time/day-span";
import type { BudgetScope, BudgetState } from "./budget";
import { add, nano, parseDollars, toDollars, ZERO } from "@/lib/domain/amounts/money";
import { forecastSpend, type ForecastFacts } from "./spend-forecast";

const TODAY = "2026-12-22"; // a Tuesday
const PAST = listDays(addDays(TODAY, -28), addDays(TODAY, -1));

const facts = (more: Partial<ForecastFacts> = {}): ForecastFacts => ({
  ...{ today: TODAY, partOfToday: 0.5, until: "2026-12-31", spent: parseDollars("21"), held: ZERO },
  heldByHand: [],
  ...{ pastDays: PAST, past: [], schedules: [], budgets: [] },
  ...more,
});
const by = (memberId: string | null, label: string | null, spent: string) =>
  PAST.map((day) => ({ day, memberId, label, spent: parseDollars(spent) }));
const nightly = {
  ...{ id: "nightly", name: "Nightly", label: "Tracking" },
  costs: [parseDollars("0.3"), parseDollars("0.3")],
  slots: listDays(addDays(TODAY, 1), addDays(TODAY, 92)),
};
const budget = (scope: BudgetScope, more: Partial<BudgetState> = {}): BudgetState => ({
  ...{ id: scope.of, name: scope.of, scope, amount: "30", period: "month", startsOn: null, warnAt: [] },
  ...{ spent: "21", held: "0", left: "9", passed: [], blocked: false, archived: false },
  days: { from: "2026-12-01", to: "2026-12-31" },
  ...more,
});

describe("forecastSpend", () => {
  it("is what was spent, what is held, the pace of the days and the runs to come", () => {
    // Nine days and a half at $1, nine runs at $0.30, $2 held.
    const forecast = forecastSpend(
      facts({ held: parseDollars("2"), past: by("ada", null, "1"), schedules: [nightly] }),
    );
    expect(forecast.end).toEqual({ low: "33.2", middle: "35.2", high: "35.2", weeks: 4 });
    expect(forecast).toMatchObject({ held: "2", byHand: "9.5", daysKnown: 28 });
    expect(forecast.schedules).toEqual([
      { id: "nightly", name: "Nightly", slots: 9, pastRuns: 2, expected: "2.7" },
    ]);
  });

  it.each([
    // Half of today is to come, of which $1 is expected; each of the nine days after it is $2.
    ["no more than is expected of today", "0.4", "40"],
    ["all that is expected of today", "1", "40"],
    ["more than is expected of today", "5", "44"],
  ])("counts calls under way once: %s", (_what, held, middle) => {
    const underWay = parseDollars(held);
    const heldByHand = [{ memberId: "ada", label: null, held: underWay }];
    const past = by("ada", null, "2");
    expect(forecastSpend(facts({ held: underWay, heldByHand, past })).end).toMatchObject({ middle });
    // What a schedule asked is no part of what is expected by hand.
    const more = toDollars(add(parseDollars("40"), underWay));
    expect(forecastSpend(facts({ held: underWay, past })).end).toMatchObject({ middle: more });
    // $19 by the day before the last, as the pace of no calls under way has it.
    const ofAda = { of: "member", id: "ada", name: "Ada" } as const;
    const own = { amount: "38", spent: "21", held };
    const reached = (one: BudgetState) =>
      forecastSpend(facts({ held: underWay, heldByHand, past, budgets: [one] })).budgets[0]?.reachedOn;
    expect(reached(budget(ofAda, own))).toBe(held === "5" ? "2026-12-28" : "2026-12-30");
    expect(reached(budget({ of: "member", id: "bo", name: "Bo" }, own))).toBeUndefined();
  });

  it("says nothing of fewer than two weeks", () => {
    const few = facts({
      pastDays: PAST.slice(-13),
      past: by(null, null, "1"),
      budgets: [budget({ of: "workspace" })],
    });
    expect(forecastSpend(few)).toMatchObject({ end: null, daysKnown: 13, budgets: [] });
    expect(forecastSpend({ ...few, pastDays: PAST.slice(-14) }).end).toMatchObject({
      weeks: 2,
      middle: "30.5",
    });
  });

  it("leaves a schedule that never ran out of the sum, and names it", () => {
    const forecast = forecastSpend(facts({ schedules: [{ ...nightly, costs: [] }] }));
    expect(forecast.end).toMatchObject({ low: "21", middle: "21", high: "21" });
    expect(forecast.schedules).toMatchObject([{ slots: 9, pastRuns: 0, expected: null }]);
  });

  it("names no schedule without a slot to come", () => {
    expect(forecastSpend(facts({ schedules: [{ ...nightly, slots: ["2027-01-04"] }] })).schedules).toEqual(
      [],
    );
  });

  it.each<[string, BudgetScope, Partial<BudgetState>, string | null]>([
    // $9 are left: half a dollar today, then a dollar by hand and $0.30 by the schedule each day.
    ["the workspace's", { of: "workspace" }, {}, "2026-12-29"],
    [
      "the same without an end",
      { of: "workspace" },
      { days: { from: "2026-12-01", to: null } },
      "2026-12-29",
    ],
    ["a member's, whom no schedule concerns", { of: "member", id: "ada", name: "Ada" }, {}, "2026-12-31"],
    ["a member's who asks nothing", { of: "member", id: "bo", name: "Bo" }, {}, null],
    [
      "a label's, by hand and by its schedule",
      { of: "label", label: "Tracking" },
      { amount: "24.9" },
      "2026-12-25",
    ],
    ["another label's", { of: "label", label: "Other" }, {}, null],
    ["a schedule's", { of: "schedule", id: "nightly", name: null }, { amount: "22" }, "2026-12-26"],
    ["one that is used up", { of: "workspace" }, { spent: "29", held: "1" }, TODAY],
    ["one that ends before", { of: "workspace" }, { days: { from: "2026-12-01", to: "2026-12-28" } }, null],
    ["an archived one", { of: "workspace" }, { archived: true }, null],
    [
      "one that begins later",
      { of: "workspace" },
      { amount: "23.5", days: { from: "2026-12-30", to: null } },
      "2026-12-31",
    ],
  ])("a budget is reached when what it is of comes to it: %s", (_what, scope, more, reachedOn) => {
    const { budgets } = forecastSpend(
      facts({
        past: by("ada", "Tracking", "1"),
        schedules: [nightly],
        budgets: [budget(scope, more)],
      }),
    );
    expect(budgets).toEqual(reachedOn === null ? [] : [{ id: scope.of, name: scope.of, reachedOn }]);
  });

  it("never ends below what was spent, and is the same whoever asked", () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 28, maxLength: 28 });
    fc.assert(
      fc.property(amounts, fc.array(fc.boolean(), { minLength: 28, maxLength: 28 }), (spent, whose) => {
        const past = spent.map((amount, place) => ({
          ...{ day: PAST[place] ?? TODAY, label: null, spent: nano(BigInt(amount)) },
          memberId: whose[place] ? "ada" : "bo",
        }));
        const { end } = forecastSpend(facts({ past }));
        expect(end).toEqual(
          forecastSpend(facts({ past: past.map((day) => ({ ...day, memberId: null })) })).end,
        );
        expect(Number(end?.low)).toBeGreaterThanOrEqual(21);
      }),
    );
  });
});
