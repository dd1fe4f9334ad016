import fc from "fast-check";
import { expect, it } from "vitest";
import { readSampleTarget, SAMPLE_FIELD_NAMES, SAMPLE_FIELDS, type SampleTarget } from "./sample-target";

const OTHERWISE: SampleTarget = {
  ...{ points: 10, rate: 50, families: 60, wordings: 3, rho: 0.4, rhoPrompt: 0.2 },
};
const NOTHING = { points: null, rate: null, families: null, wordings: null, rho: null, rhoPrompt: null };

it("takes what is typed, and names the field, its limit and what stands instead of what can't be taken", () => {
  expect(readSampleTarget({ ...NOTHING, points: " 5 ", rho: "0.25" }, OTHERWISE)).toEqual({
    target: { ...OTHERWISE, points: 5, rho: 0.25 },
    problems: {},
  });
  expect(readSampleTarget({ ...NOTHING, points: "50", families: "1.5" }, OTHERWISE)).toEqual({
    target: OTHERWISE,
    problems: {
      points: "A number from 1 to 40, to 1 decimal; 10 is taken instead of “50”.",
      families: "A whole number from 1 to 1,000; 60 is taken instead of “1.5”.",
    },
  });
});

it("keeps both likenesses parts of one whole", () => {
  const { target, problems } = readSampleTarget({ ...NOTHING, rho: "0.9" }, OTHERWISE);
  expect([target.rho, target.rhoPrompt]).toEqual([0.9, 0.1]);
  expect(problems.rhoPrompt).toContain("0.1 is taken instead of 0.2");
});

it("is within all limits, whatever is typed", () => {
  const text = fc.option(fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String)), {
    nil: null,
  });
  const typed = fc.record({
    ...{ points: text, rate: text, families: text, wordings: text, rho: text, rhoPrompt: text },
  });
  fc.assert(
    fc.property(typed, (any) => {
      const { target } = readSampleTarget(any, OTHERWISE);
      for (const name of SAMPLE_FIELD_NAMES) {
        expect(target[name]).toBeGreaterThanOrEqual(SAMPLE_FIELDS[name].min);
        expect(target[name]).toBeLessThanOrEqual(SAMPLE_FIELDS[name].max);
      }
      expect(target.rho + target.rhoPrompt).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});
