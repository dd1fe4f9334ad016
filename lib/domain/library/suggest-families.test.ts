import fc from "fast-check";
import { expect, it } from "vitest";
import { suggestFamilies } from "./suggest-families";

it("has enough families for figures of questions like these, and one more where there is a place", () => {
  expect(suggestFamilies("running shoes", null)).toHaveLength(12);
  const [, best] = suggestFamilies("running shoes", null);
  expect(best?.questions[0]).toBe("When it comes to running shoes, which brands are the best?");
  const inPlace = suggestFamilies("hotels", "Lyon, France");
  expect(inPlace.at(-1)?.questions[0]).toBe("Which brands of hotels are most popular in Lyon, France?");
});

it("asks each question once, of the category as it was typed, whatever that is", () => {
  const phrase = fc.string({ minLength: 1, maxLength: 80 }).filter((text) => text.trim() !== "");
  fc.assert(
    fc.property(phrase, fc.option(phrase), (category, place) => {
      const families = suggestFamilies(category, place);
      const questions = families.flatMap((family) => family.questions);
      expect(new Set(questions).size).toBe(questions.length);
      expect(new Set(families.map(({ key }) => key)).size).toBe(families.length);
      for (const { questions: wordings } of families) expect(wordings.length).toBeGreaterThanOrEqual(2);
      for (const question of questions) expect(question).toContain(category.trim());
    }),
  );
});
