import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { categoryLead, suggestedLanguage, suggestFamilies } from "./suggest-families";

const shoes = { category: "running shoes", place: null, language: "en" };

it("has enough families for figures of questions like these, and one more where there is a place", () => {
  expect(suggestFamilies(shoes)).toHaveLength(12);
  const [, best] = suggestFamilies(shoes);
  expect(best?.questions[0]).toBe("When it comes to running shoes, which brands are the best?");
  const inPlace = suggestFamilies({ category: "hotels", place: "Lyon, France", language: "en" });
  expect(inPlace.at(-1)?.questions[0]).toBe("Which brands of hotels are most popular in Lyon, France?");
});

it("asks in the market's language where there are wordings of it, and in English elsewhere", () => {
  const firstIn = (language: string, category: string) =>
    suggestFamilies({ category, place: null, language })[0]?.questions[0];
  expect(firstIn("de", "Laufschuhe")).toBe("Ich suche Laufschuhe. Welche Marken empfiehlst du mir?");
  expect(firstIn("fr", "un hôtel")).toBe("Je cherche un hôtel. Quelles marques me recommandez-vous ?");
  expect(firstIn("es", "un hotel")).toBe("Busco un hotel. ¿Qué marcas me recomiendas?");
  expect(firstIn("fi", "juoksukengät")).toContain("I am looking for juoksukengät.");
  expect(["de", "fi"].map(suggestedLanguage)).toEqual(["de", "en"]);
  expect(categoryLead("fi")).toEqual(categoryLead("en"));
});

describe.each(["en", "de", "fr", "es"])("in %s", (language) => {
  it("asks each question once, of the category as it was typed, whatever that is", () => {
    const phrase = fc.string({ minLength: 1, maxLength: 80 }).filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(phrase, fc.option(phrase), (category, place) => {
        const families = suggestFamilies({ category, place, language });
        const questions = families.flatMap((family) => family.questions);
        expect(new Set(questions).size).toBe(questions.length);
        expect(new Set(families.map(({ key }) => key)).size).toBe(families.length);
        for (const { questions: wordings } of families) expect(wordings.length).toBeGreaterThanOrEqual(2);
        for (const question of questions) expect(question).toContain(category.trim());
      }),
    );
  });

  it("begins with the words that the category is asked to follow", () => {
    const { lead } = categoryLead(language);
    const [first] = suggestFamilies({ ...shoes, language });
    expect(first?.questions[0]).toContain(`${lead} running shoes.`);
  });
});
