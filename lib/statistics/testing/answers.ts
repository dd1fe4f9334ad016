import fc from "fast-check";
import type { Named, ReadAnswer } from "../figures/read-answer";
import type { MeasuredAnswer } from "../measures/measured-answer";

/** An answer of November that was searched for, names nobody and cites nothing, but for what is said otherwise. */
export const answerOf = (changed: Partial<ReadAnswer>): ReadAnswer => ({
  answer: "a",
  family: "f",
  prompt: "p",
  day: "2026-11-01",
  state: "searched",
  weight: 1,
  named: [],
  citations: [],
  areLevelsTold: true,
  untracked: changed.named?.filter(({ role }) => role === "suggested").length ?? 0,
  ...changed,
  cited: changed.cited ?? ownedOf(changed.citations ?? []),
});

/** What a measured answer has beside that: asked of one engine of nobody in particular. */
export const BESIDE: Pick<MeasuredAnswer, "linked" | "absent" | "placed" | "by"> = {
  linked: [],
  absent: [],
  placed: null,
  by: {
    engine: "gemini",
    modelAsked: "m",
    modelAnswered: "m",
    set: null,
    tags: [],
    topic: null,
    persona: null,
    market: null,
    run: null,
    surface: "api",
    origin: "collected",
  },
};

/** `acme.example` is Acme's. */
function ownedOf(citations: ReadAnswer["citations"]): ReadAnswer["cited"] {
  const owners = Map.groupBy(citations, ({ domain }) =>
    BRANDS.find((brand) => `${brand}.example`.toLowerCase() === domain),
  );
  return [...owners].flatMap(([brand, own]) => (brand ? [{ brand, citations: own.length }] : []));
}

const BRANDS = ["Acme", "Bolt", "Coil", "Dune", "Zeta"];

export const naming = (brand: string, changed: Partial<Named> = {}): Named => ({
  brand,
  role: "tracked",
  mentions: 1,
  level: "named",
  listRank: null,
  portrayal: null,
  ...changed,
});

/** `name.example/path` as a citation. */
export const citing = (...urls: string[]): ReadAnswer["citations"] =>
  urls.map((url) => ({ url, domain: url.split("/")[0] ?? "" }));

const anyNamed = fc.uniqueArray(fc.constantFrom(...BRANDS), { maxLength: 5 }).chain((brands) =>
  fc.tuple(
    ...brands.map((brand) =>
      fc.record({
        brand: fc.constant(brand),
        // One is suggested, and one made up.
        role: fc.constant<Named["role"]>(
          brand === "Dune" ? "suggested" : brand === "Zeta" ? "control" : "tracked",
        ),
        mentions: fc.integer({ min: 1, max: 4 }),
        level: fc.constantFrom("named", "shortlisted", "top-pick"),
        listRank: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
        portrayal: fc.option(fc.double({ min: -1, max: 1, noNaN: true }), { nil: null }),
      }),
    ),
  ),
);

/** Answers to prompts of up to 14 families, some of which failed. */
export const anyAnswers: fc.Arbitrary<ReadAnswer[]> = fc.array(
  fc
    .record({
      place: fc.nat(27),
      day: fc.constantFrom("2026-11-01", "2026-11-02"),
      state: fc.constantFrom("searched", "searched", "unsearched", "search-not-told", "failed", "pending"),
      named: anyNamed,
      citations: fc
        .array(fc.constantFrom("acme.example/a", "acme.example/b", "bolt.example/", "news.example/1"), {
          maxLength: 6,
        })
        .map((urls) => citing(...urls)),
    })
    .map(({ place, ...rest }) =>
      answerOf({ ...rest, family: `f${place % 14}`, prompt: `p${place}`, weight: 1 + (place % 3) }),
    ),
  { maxLength: 60 },
);
