import { describe, expect, it } from "vitest";
import { brandsSchema } from "@/lib/domain/brands/brand";
import recorded from "@/test/labelled/recorded.json";
import { suggestBrands, SUGGESTIONS } from "../suggestions/suggest-brands";
import { compileBrands } from "./compile-brands";
import { findMentions } from "./find-mentions";
import { foldText, LOOSEST } from "./fold";
import { readVisible } from "./visible-text";

// Parts of answers that people recorded from two engines' apps (test/labelled/recorded-LICENSE.txt), each with the
// companies and brands it names, labelled by hand; neither rules nor brands were made with them in sight.

const fold = (name: string): string => foldText(name, LOOSEST);

const matcher = compileBrands(
  brandsSchema
    .parse(recorded.brands.map((name) => ({ name })))
    .map((brand) => ({ ...brand, id: brand.name })),
);

type Recorded = (typeof recorded.answers)[number];
const questionOf = ({ engine, run, query }: Recorded): string => `${engine} ${run} ${query}`;

/** Right, said and there to be said, over all answers. */
function qualityOf(
  tell: (text: string) => string[],
  are: (names: readonly string[]) => string[],
  isOf = equal,
  answers: readonly Recorded[] = recorded.answers,
) {
  let [right, said, there] = [0, 0, 0];
  for (const { text, names } of answers) {
    const [told, labelled] = [tell(text), are(names.map(fold))];
    right += labelled.filter((name) => told.some((one) => isOf(one, name))).length;
    said += told.length;
    there += labelled.length;
  }
  const rounded = (share: number) => Math.round(share * 100) / 100;
  return { right, said, there, precision: rounded(right / said), recall: rounded(right / there) };
}

const equal = (told: string, name: string): boolean => told === name;

describe("on recorded public answers", () => {
  it("brands are found as docs/mentions.md says", () => {
    const tracked = new Set(recorded.brands.map(fold));
    const found = (text: string) => [
      ...new Set(
        findMentions(matcher, readVisible(text), { markdown: text }).mentions.map(({ brandId }) =>
          fold(brandId),
        ),
      ),
    ];
    expect(qualityOf(found, (names) => names.filter((name) => tracked.has(name)))).toEqual({
      right: 56,
      said: 56,
      there: 56,
      precision: 1,
      recall: 1,
    });
  });

  it("a search for the bare letters finds more that is not meant", () => {
    const tracked = recorded.brands.map(fold);
    const found = (text: string) => {
      const folded = fold(text);
      return tracked.filter((name) => folded.includes(name));
    };
    expect(qualityOf(found, (names) => names.filter((name) => tracked.includes(name)))).toMatchObject({
      right: 56,
      said: 60,
      precision: 0.93,
    });
  });

  // The rules of suggestions were made with every second question's answers in sight, and not changed for the others.
  const questions = [...new Set(recorded.answers.map(questionOf))];
  const isSeen = (answer: Recorded) => questions.indexOf(questionOf(answer)) % 2 === 0;

  it.each([
    { half: "that were in sight", of: isSeen, right: 44, said: 48, there: 52, precision: 0.92, recall: 0.85 },
    {
      ...{ half: "that were not", of: (answer: Recorded) => !isSeen(answer) },
      ...{ right: 32, said: 42, there: 38, precision: SUGGESTIONS.precision, recall: SUGGESTIONS.recall },
    },
    { half: "in all", of: () => true, right: 76, said: 90, there: 90, precision: 0.84, recall: 0.84 },
  ])("names are suggested as docs/mentions.md says, of answers $half", ({ half: _, of, ...quality }) => {
    const suggested = (text: string) =>
      suggestBrands([{ visible: readVisible(text), tracked: [] }]).map(({ name }) => fold(name));
    const withModel = (told: string, name: string) => `${told} `.startsWith(`${name} `);
    expect(qualityOf(suggested, (names) => [...names], withModel, recorded.answers.filter(of))).toEqual(
      quality,
    );
  });
});
