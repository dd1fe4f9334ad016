import fc from "fast-check";
import type { PromptTally } from "../observations";

/** Tallies for properties: some families with some prompts each, answered some times, with as many hits as may be. */
export const anyTallies = (families: { min: number; max: number }): fc.Arbitrary<PromptTally[]> =>
  fc
    .array(fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(5)), { minLength: 1, maxLength: 4 }), {
      minLength: families.min,
      maxLength: families.max,
    })
    .map((all) =>
      all.flatMap((prompts, family) =>
        prompts.map(([answers, hits], prompt) => ({
          family: `f${family}`,
          prompt: `f${family}p${prompt}`,
          hits: Math.min(hits, answers),
          answers,
          days: Math.ceil(answers / 2),
          weight: 1 + prompt,
        })),
      ),
    );

/** One family after the other, each with one count of hits for each of its prompts, all of so many answers. */
export const talliesOf = (answers: number, families: readonly (readonly number[])[]): PromptTally[] =>
  families.flatMap((prompts, family) =>
    prompts.map((hits, prompt) => ({
      family: `f${family}`,
      prompt: `f${family}p${prompt}`,
      hits,
      answers,
      days: answers,
      weight: 1,
    })),
  );

export const againstTallies = (tallies: readonly PromptTally[]): PromptTally[] =>
  tallies.map((tally) => ({ ...tally, hits: tally.answers - tally.hits }));
