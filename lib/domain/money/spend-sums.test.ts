import fc from "fast-check";
import { expect, it } from "vitest";
import { nano, parseDollars, toDollars } from "@/lib/domain/amounts/money";
import { addSums, changeSince, costEach, gather, NOTHING_SPENT } from "./spend-sums";

const dollars = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((amount) => toDollars(nano(amount)));

it("adds sums to the nano-dollar, whatever their order", () => {
  const sum = (spent: string, calls: number) => ({ ...NOTHING_SPENT, spent, calls });
  expect(addSums([])).toEqual(NOTHING_SPENT);
  expect(addSums([sum("0.1", 1), sum("0.2", 2), sum("-0.000000001", 0)])).toEqual(sum("0.299999999", 3));
  fc.assert(
    fc.property(fc.array(dollars), (amounts) => {
      const sums = amounts.map((amount) => sum(amount, 1));
      expect(addSums(sums)).toEqual(addSums(sums.toReversed()));
      expect(addSums([addSums(sums.slice(0, 2)), addSums(sums.slice(2))])).toEqual(addSums(sums));
    }),
  );
});

it("gathers rows by a key, each once", () => {
  expect(gather(["ab", "b", "ac", "b"], (word) => word.charAt(0))).toEqual([
    ["ab", "ac"],
    ["b", "b"],
  ]);
});

it("a change has no share of nothing, and is none without an earlier amount", () => {
  expect(changeSince("1.5", "1")).toEqual({ amount: "0.5", share: 0.5 });
  expect(changeSince("0", "2")).toEqual({ amount: "-2", share: -1 });
  expect(changeSince("1", "0")).toEqual({ amount: "1", share: null });
  expect(changeSince("1", "-1")).toEqual({ amount: "2", share: null });
  expect(changeSince("1", null)).toBeNull();
});

it("shares an amount out to the nearest nano-dollar, and to nobody not at all", () => {
  expect(costEach("1", 3)).toBe("0.333333333");
  expect(costEach("2", 3)).toBe("0.666666667");
  expect(costEach("-2", 3)).toBe("-0.666666667");
  expect(costEach("1", 0)).toBeNull();
  fc.assert(
    fc.property(dollars, fc.integer({ min: 1, max: 1_000_000 }), (spent, among) => {
      const off = parseDollars(costEach(spent, among) ?? "") * BigInt(among) - parseDollars(spent);
      expect((off < 0n ? -off : off) * 2n <= BigInt(among)).toBe(true);
    }),
  );
});
