import fc from "fast-check";
import { expect, test } from "vitest";
import { type Observation, tallyPrompts } from "../observations";
import { talliedMean, talliedRate, talliedShare } from "./tallied";
import { tellMean, tellRate, tellShare } from "./tell";

interface Row extends Observation {
  isHit: boolean;
  part: number;
  whole: number;
}

/** Answers of up to 40 prompts in up to 20 families, some of which were not answered. */
const rows = fc
  .array(
    fc.record({
      prompt: fc.integer({ min: 0, max: 39 }),
      day: fc.constantFrom("2026-11-01", "2026-11-02"),
      state: fc.constantFrom("searched" as const, "unsearched" as const, "failed" as const),
      isHit: fc.boolean(),
      whole: fc.integer({ min: 0, max: 5 }),
    }),
    { maxLength: 160 },
  )
  .map((all) =>
    all.map(({ prompt, whole, ...rest }, place): Row => {
      const part = rest.isHit ? Math.min(whole, 1 + (place % 3)) : 0;
      return {
        ...rest,
        answer: String(place),
        prompt: String(prompt),
        family: String(prompt % 20),
        weight: 1 + (prompt % 3),
        part,
        whole,
      };
    }),
  );

const ASKED = { base: "answered", estimand: "questions-like-these", pooledRho: 0.3 } as const;

const close = (one: unknown, other: unknown): void => {
  const rounded = (value: unknown) =>
    JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
      typeof inner === "number" ? Number(inner.toPrecision(9)) : inner,
    ) as unknown;
  expect(rounded(one)).toEqual(rounded(other));
};

test("a rate of counts is the rate of the answers that were counted", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const { figure, weighted } = tellRate(all, ASKED, ({ isHit }) => isHit);
      const tallies = tallyPrompts(all, "answered", ({ isHit }) => isHit);
      close(talliedRate(tallies, ASKED), { figure, weighted });
    }),
  );
});

test("so is a rate of these very questions", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const asked = { ...ASKED, estimand: "these-questions" } as const;
      const { figure } = tellRate(all, asked, ({ isHit }) => isHit);
      const tallies = tallyPrompts(all, "answered", ({ isHit }) => isHit);
      close(talliedRate(tallies, asked), { figure, weighted: null });
    }),
  );
});

/** What of each prompt's answers was summed. */
const summed = (all: readonly Row[]) =>
  tallyPrompts(all, "answered", () => false).map((tally) => {
    const own = all.filter(({ prompt, state }) => prompt === tally.prompt && state !== "failed");
    return {
      ...tally,
      part: own.reduce((sum, { part }) => sum + part, 0),
      whole: own.reduce((sum, { whole }) => sum + whole, 0),
    };
  });

test("a share of sums is the share of the answers that were summed", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const { figure, weighted } = tellShare(all, ASKED, ({ part, whole }) => ({ part, whole }));
      close(talliedShare(summed(all), ASKED.pooledRho), { figure, weighted });
    }),
  );
});

test("so is a mean", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const { figure, weighted } = tellMean(all, ASKED, ({ part, whole }) => ({ part, whole }));
      close(talliedMean(summed(all)), { figure, weighted });
    }),
  );
});
