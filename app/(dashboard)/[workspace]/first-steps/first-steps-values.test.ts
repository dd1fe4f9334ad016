import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyForm } from "../compose/form-values";
import { readDraft, writeDraft } from "./first-steps-draft";
import { familyProblem, saidOf } from "./first-steps-problems";
import {
  type About,
  aboutProblems,
  competitorsOf,
  familiesOf,
  languageOf,
  marketOf,
  NEW_MARKET,
  NO_MARKET,
  NOTHING_TYPED,
  placeOf,
  readCompetitor,
  sameMarket,
  suggestAgain,
  suggestReview,
} from "./first-steps-values";

const shoes: About = {
  ...NOTHING_TYPED,
  brand: "Veltrano GmbH",
  site: "veltrano.example",
  category: "running shoes",
};
const finland = { id: "m", name: "Suomi", language: "fi", country: "FI", city: "Turku" };

it("suggests questions in the market's language, with its place in that language's words", () => {
  const { families } = suggestReview({ ...shoes, category: "Laufschuhe", language: "de", country: "CH" }, []);
  expect(families.at(-1)?.questions).toContain("Standort: Schweiz. Welche Marken sind dort");
});

it("knows a market that is there already by its language and place", () => {
  const typed = { ...shoes, market: NEW_MARKET, language: "fi", country: "FI", city: " turku" };
  expect(sameMarket(typed, [finland])).toBe(finland);
  expect(sameMarket({ ...typed, city: "" }, [finland])).toBeUndefined();
  expect(sameMarket({ ...typed, language: "sv" }, [finland])).toBeUndefined();
  expect(sameMarket({ ...typed, market: NO_MARKET }, [finland])).toBeUndefined();
  expect(sameMarket({ ...typed, market: finland.id }, [finland])).toBeUndefined();
});

it("says what keeps the first page from being gone on from, by field", () => {
  expect(aboutProblems(shoes)).toEqual({});
  expect(aboutProblems({ ...NOTHING_TYPED, site: "no site" })).toEqual({
    brand: "Give the brand a name.",
    site: expect.stringContaining("Not a domain") as unknown,
    category: "Say what it is looked for as.",
  });
  expect(aboutProblems({ ...shoes, category: "x".repeat(81) })).toEqual({
    category: "At most 80 characters.",
  });
});

it("takes a market that is there, a new one by its place, or none", () => {
  const typed = { ...shoes, market: NEW_MARKET, language: "fr", country: "FR", city: " Lyon " };
  expect(marketOf(typed)).toEqual({
    name: "French, France, Lyon",
    language: "fr",
    country: "FR",
    city: "Lyon",
  });
  expect(placeOf(typed, [])).toBe("Lyon, France");
  expect(marketOf({ ...typed, country: "" })).toMatchObject({ country: null, city: null });
  expect(placeOf({ ...typed, country: "" }, [])).toBeNull();
  const known = { ...typed, market: "m" };
  expect([marketOf(known), placeOf(known, [finland]), languageOf(known, [finland])]).toEqual([
    { id: "m" },
    "Turku, Finland",
    "fi",
  ]);
  const none = { ...typed, market: NO_MARKET };
  expect([marketOf(none), placeOf(none, [finland]), languageOf(none, [])]).toEqual([null, null, "en"]);
});

it("reads a competitor's site behind a comma, and only a site", () => {
  expect(readCompetitor("Acme, acme.com")).toEqual({ name: "Acme", domains: ["acme.com"] });
  expect(readCompetitor("Acme, Inc.")).toEqual({ name: "Acme, Inc.", domains: [] });
  expect(competitorsOf({ ...suggestReview(shoes, []), competitors: "\n Acme Tools \n" })).toEqual([
    { name: "Acme Tools", domains: [], aliases: ["Acme Tools", "AcmeTools"] },
  ]);
});

describe("suggesting again, once the first page says something else", () => {
  const review = suggestReview(shoes, []);
  const boots = { ...shoes, category: "hiking boots" };

  it("suggests all anew where nothing was changed by hand", () => {
    expect(suggestAgain({ of: shoes, review }, boots, [])).toEqual(suggestReview(boots, []));
  });

  it("keeps whatever was changed by hand", () => {
    const edit = fc.record({
      aliases: fc.string(),
      competitors: fc.string(),
      setName: fc.string(),
      place: fc.nat({ max: review.families.length - 1 }),
      questions: fc.string(),
      isChosen: fc.boolean(),
    });
    fc.assert(
      fc.property(edit, fc.constantFrom("", "FR"), ({ place, questions, isChosen, ...texts }, country) => {
        const families = review.families.map((family, index) =>
          index === place ? { ...family, questions, isChosen } : family,
        );
        const after = suggestAgain({ of: shoes, review: { ...texts, families } }, { ...boots, country }, []);
        expect(after).toMatchObject(texts);
        expect(after.families[place]).toMatchObject({ questions, isChosen });
        expect(after.families).toHaveLength(country === "" ? 12 : 13);
      }),
    );
  });

  it("keeps a family that was changed and is not suggested any more", () => {
    const inFrance = { ...shoes, country: "FR" };
    const reviewed = suggestReview(inFrance, []);
    const families = reviewed.families.map((one) =>
      one.key === "place" ? { ...one, questions: "Mine?" } : one,
    );
    const after = suggestAgain({ of: inFrance, review: { ...reviewed, families } }, shoes, []);
    expect(after.families.at(-1)).toMatchObject({ key: "place", questions: "Mine?" });
    expect(suggestAgain({ of: inFrance, review: reviewed }, shoes, []).families).toHaveLength(12);
  });
});

it("sends the families that are left in, without empty lines", () => {
  const { families, ...rest } = suggestReview(shoes, []);
  const edited = families.map((family, place) => ({
    ...family,
    isChosen: place < 2,
    questions: place === 0 ? "\n One? \n\n Two?" : " ",
  }));
  expect(familiesOf({ ...rest, families: edited })).toEqual([
    { name: "Recommendation", stage: "consideration", questions: ["One?", "Two?"] },
  ]);
  expect(edited.map(familyProblem).slice(0, 3)).toEqual([
    null,
    "Write a question, or leave the family out.",
    null,
  ]);
});

it("keeps a draft as it was typed, and takes what it can of a broken one", () => {
  const begun = { form: emptyForm("c"), about: NOTHING_TYPED, reviewed: null, namesRunId: null };
  const known = { marketIds: [NEW_MARKET, NO_MARKET], connectionIds: ["c"] };
  const draft = {
    ...begun,
    about: shoes,
    reviewed: { of: shoes, review: suggestReview(shoes, []) },
    namesRunId: "r",
  };
  expect(readDraft(writeDraft(draft), begun, known)).toEqual(draft);
  expect(readDraft("no draft", begun, known)).toBeNull();
  expect(
    readDraft(
      JSON.stringify({ steps: { about: { ...shoes, market: "gone", brand: 7 }, reviewed: [] } }),
      begun,
      known,
    ),
  ).toEqual({ ...begun, about: { ...shoes, brand: "" } });
});

it("puts what the server says at its part, each line by its number", () => {
  const failure = {
    ...({ code: "invalid", message: "", errorId: null } as const),
    fields: { "competitors[1].name": "Twice.", "brand.aliases[0].text": "Empty.", name: "Taken." },
    invalid: { families: ["At most 40."] },
  };
  expect(saidOf(failure, "competitors")).toBe("Line 2: Twice.");
  expect(saidOf(failure, "brand.aliases")).toBe("Line 1: Empty.");
  expect(saidOf(failure, "families")).toBe("At most 40.");
  expect(saidOf(failure, "brand.name")).toBeUndefined();
  expect(saidOf(null, "name")).toBeUndefined();
});
