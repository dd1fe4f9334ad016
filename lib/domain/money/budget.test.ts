import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "@/lib/domain/time/day-span";
import { countFitting, fitInto, leftOf, periodOf, sharesPassed, withHeld } from "./budget";
import { add, nano, parseDollars, toDollars, ZERO } from "@/lib/domain/amounts/money";

const anyDay = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2035-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("periodOf", () => {
  it.each([
    ["day", "2026-11-26", "2026-11-26", "2026-11-26"],
    ["week", "2026-11-26", "2026-11-23", "2026-11-29"],
    ["week", "2026-11-23", "2026-11-23", "2026-11-29"],
    ["week", "2026-11-29", "2026-11-23", "2026-11-29"],
    // Over the end of a year, and over a leap day.
    ["week", "2027-01-02", "2026-12-28", "2027-01-03"],
    ["week", "2028-02-29", "2028-02-28", "2028-03-05"],
    ["month", "2028-02-29", "2028-02-01", "2028-02-29"],
    ["month", "2026-12-31", "2026-12-01", "2026-12-31"],
  ] as const)("of a %s has %s in %s to %s", (period, day, from, to) => {
    expect(periodOf({ period, startsOn: null }, day)).toEqual({ from, to });
  });

  it("is one for good where it is for once", () => {
    const once = { period: "once", startsOn: "2026-10-05" } as const;
    expect(periodOf(once, "2026-11-26")).toEqual({ from: "2026-10-05", to: null });
  });

  it("has each day in exactly one period, the next of which begins the day after", () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom("day" as const, "week" as const, "month" as const),
        (day, period) => {
          const of = (one: string) => periodOf({ period, startsOn: null }, one);
          const { from, to } = of(day);
          expect(from <= day && to !== null && day <= to).toBe(true);
          expect(of(from)).toEqual({ from, to });
          expect(of(to ?? "")).toEqual({ from, to });
          expect(of(addDays(to ?? "", 1)).from).toBe(addDays(to ?? "", 1));
          if (period === "week") {
            expect(daysBetween(from, to ?? "")).toBe(6);
            expect(new Date(from).getUTCDay()).toBe(1);
          }
        },
      ),
    );
  });
});

describe("what is left", () => {
  it("is what is neither spent nor held, and never less than nothing", () => {
    expect(leftOf("10", { spent: "2.5", held: "0.000000001" })).toBe("7.499999999");
    expect(leftOf("10", { spent: "9", held: "1.5" })).toBe("0");
    // More was given back than was spent.
    expect(leftOf("10", { spent: "-1", held: "0" })).toBe("11");
  });

  it("passes a share when it is reached, to the nano-dollar", () => {
    const budget = { amount: "10", warnAt: [50, 80, 100] };
    expect(sharesPassed(budget, { spent: "4.999999999", held: "0" })).toEqual([]);
    expect(sharesPassed(budget, { spent: "4.999999998", held: "0.000000002" })).toEqual([50]);
    expect(sharesPassed(budget, withHeld({ spent: "5", held: "0" }, parseDollars("5")))).toEqual([
      50, 80, 100,
    ]);
  });
});

const anyNano = fc.bigInt({ min: 0n, max: 3_000_000_000n }).map(nano);

describe("what fits", () => {
  it("is counted from the first on, and stops at the first that does not fit", () => {
    const amounts = ["3", "3", "5", "1"].map(parseDollars);
    expect(countFitting(amounts, "12")).toBe(4);
    expect(countFitting(amounts, "11.999999999")).toBe(3);
    // The last would fit into what is left; the third does not.
    expect(countFitting(amounts, "7")).toBe(2);
    expect(countFitting(amounts, "0")).toBe(0);
    expect(countFitting([], "0")).toBe(0);
  });

  it("never goes over what is left, and one more always would", () => {
    fc.assert(
      fc.property(
        fc.array(anyNano, { maxLength: 12 }),
        fc.bigInt({ min: 0n, max: 20_000_000_000n }).map(nano),
        (amounts, left) => {
          const fits = countFitting(amounts, toDollars(left));
          expect(add(ZERO, ...amounts.slice(0, fits)) <= left).toBe(true);
          if (fits < amounts.length) expect(add(ZERO, ...amounts.slice(0, fits + 1)) > left).toBe(true);
        },
      ),
    );
  });

  it("is what fits into the budget that fits the fewest, which is named", () => {
    const [roomy, tight] = [
      { name: "roomy", left: "100" },
      { name: "tight", left: "2" },
    ];
    const amounts = ["1", "1", "1"].map(parseDollars);
    expect(fitInto([roomy, tight], amounts)).toEqual({ fits: 2, tightest: tight });
    expect(fitInto([roomy], amounts)).toEqual({ fits: 3, tightest: null });
    expect(fitInto([], amounts)).toEqual({ fits: 3, tightest: null });
  });
});
