import fc from "fast-check";
import { expect, it } from "vitest";
import { isFailingOften } from "./notice";

const outcome = (answered: number, failed: number, unknown = 0, cancelled = 0) => ({
  ...{ answered, failed, unknown, cancelled },
});

it.each([
  ["too few to say anything", outcome(0, 9), false],
  ["all of ten", outcome(0, 10), true],
  ["a fifth exactly", outcome(80, 20), false],
  ["more than a fifth", outcome(79, 21), true],
  ["unknown ones, which have no answer either", outcome(79, 1, 20), true],
  ["cancelled ones, which nobody asked", outcome(10, 0, 0, 90), false],
])("%s", (_what, counts, expected) => {
  expect(isFailingOften(counts)).toBe(expected);
});

it("is not calmed by another failure, nor alarmed by another answer", () => {
  const count = fc.nat({ max: 5_000 });
  fc.assert(
    fc.property(count, count, count, (answered, failed, unknown) => {
      if (isFailingOften(outcome(answered, failed, unknown)))
        expect(isFailingOften(outcome(answered, failed + 1, unknown))).toBe(true);
      else if (answered + failed + unknown >= 10)
        expect(isFailingOften(outcome(answered + 1, failed, unknown))).toBe(false);
    }),
  );
});
