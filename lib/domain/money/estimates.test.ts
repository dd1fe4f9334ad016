import fc from "fast-check";
import { expect, it } from "vitest";
import { addEstimates, placeIn, shareOf, type EstimateSum } from "./estimates";
import { nano, toDollars } from "@/lib/domain/amounts/money";

const dollars = fc.bigInt({ min: 0n, max: 10n ** 15n }).map((amount) => toDollars(nano(amount)));

it("an amount lies below, within or above a range, whose ends are in it", () => {
  const range = { low: "0.5", high: "1.000000001" };
  const places = ["0.499999999", "0.5", "0.7", "1.000000001", "1.000000002"].map((spent) =>
    placeIn(range, spent),
  );
  expect(places).toEqual(["below", "within", "within", "within", "above"]);
});

it("sums of runs add up, and every run lies in one place", () => {
  const sum: fc.Arbitrary<EstimateSum> = fc
    .record({
      below: fc.nat(9),
      within: fc.nat(9),
      above: fc.nat(9),
      low: dollars,
      high: dollars,
      actual: dollars,
    })
    .map((one) => ({ ...one, runs: one.below + one.within + one.above }));
  fc.assert(
    fc.property(fc.array(sum), fc.array(sum), (some, others) => {
      const all = addEstimates([...some, ...others]);
      expect(all).toEqual(addEstimates([addEstimates(some), addEstimates(others)]));
      expect(all.below + all.within + all.above).toBe(all.runs);
    }),
  );
  const one = { runs: 1, below: 0, within: 1, above: 0, low: "0.1", high: "0.3", actual: "0.2" };
  const dear = { ...one, within: 0, above: 1, actual: "0.300000001" };
  expect(addEstimates([one, dear])).toEqual({
    ...{ runs: 2, below: 0, within: 1, above: 1 },
    ...{ low: "0.2", high: "0.6", actual: "0.500000001" },
  });
});

it("a share is of something: of nothing expected there is none", () => {
  expect(shareOf("0.9", "1.2")).toBe(0.75);
  expect(shareOf("0", "1.2")).toBe(0);
  expect(shareOf("0.9", "0")).toBeNull();
});
