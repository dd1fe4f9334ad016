import { describe, expect, it } from "vitest";
import { type Counts, headlinesOf, movesBetween } from "@/lib/statistics/measures/counted-brands";
import { type CountedPeriod, overviewSentence } from "./overview-sentence";

const BRANDS = [
  { id: "1", brand: "1", name: "Acme", role: "tracked", isOwn: true },
  { id: "2", brand: "2", name: "Bolt", role: "tracked", isOwn: false },
  { id: "3", brand: "3", name: "Cord", role: "tracked", isOwn: false },
] as const;

/** Ten answers to each of some prompts, each a family; of every ten so many name each brand. */
function countsOf(prompts: number, naming: Record<string, number>): Counts {
  const ids = Array.from({ length: prompts }, (_, index) => `p${index}`);
  return {
    prompts: ids.map((prompt) => ({
      ...{ prompt, family: prompt, weight: 1, answers: 10, searched: 10, told: 10, days: 5 },
    })),
    brands: ids.flatMap((prompt, place) =>
      Object.entries(naming).map(([brand, most]) => ({
        ...{ prompt, brand, naming: Math.max(0, Math.min(10, most + (place % 3) - 1)), mentions: most },
        ...{ shortlisting: 0, topPicking: 0, citing: 0, citations: 0 },
      })),
    ),
  };
}

function headlines(now: Counts, before: Counts, changed: Partial<CountedPeriod> = {}): CountedPeriod {
  const estimand = "questions-like-these";
  const { brands, pooledRho } = headlinesOf(now, BRANDS, estimand);
  const shown = new Map(BRANDS.map((brand) => [brand.brand, brand]));
  const answers = now.prompts.reduce((sum, prompt) => sum + prompt.answers, 0);
  return {
    cells: { answers },
    answersBefore: before.prompts.reduce((sum, prompt) => sum + prompt.answers, 0),
    brands: brands.flatMap((brand) => {
      const one = [...shown.values()].find((each) => each.brand === brand.brand);
      return one ? { ...one, ...brand } : [];
    }),
    moves: movesBetween(before, now, BRANDS, { estimand, pooledRho }),
    changes: [],
    ...changed,
  };
}

const SAME = countsOf(30, { 1: 5, 2: 3, 3: 2 });
const NOTHING: Counts = { prompts: [], brands: [] };
const CHANGE = { engine: "chat_gpt", modelAsked: "a", surface: "api", model: "gpt-6", day: "2026-11-12" };

describe("the overview's sentence", () => {
  it("says who is named, with the interval, and that nothing moved", () => {
    expect(overviewSentence(headlines(SAME, SAME))).toMatch(
      /^Acme is named in 50 % \[\d\d–\d\d\] of 300 answers, more than any other of the 3 brands\. Nothing moved since the period before: all differences are within noise\.$/,
    );
  });
  it("names what moved, and who is named most", () => {
    const before = countsOf(30, { 1: 5, 2: 3, 3: 2 });
    expect(overviewSentence(headlines(countsOf(30, { 1: 5, 2: 9, 3: 2 }), before))).toMatch(
      /Bolt is named most, in 90 % .* Bolt's presence rose \(\+60 points \[.*\]\) since the period before; the rest is within noise\.$/,
    );
  });
  it("says that there was nothing before, and that a model changed", () => {
    expect(overviewSentence(headlines(SAME, NOTHING))).toContain(
      "There is nothing before to hold it against.",
    );
    expect(overviewSentence(headlines(SAME, SAME, { moves: [], changes: [CHANGE] }))).toContain(
      "What moved can't be told: gpt-6 began to answer for ChatGPT on 12 Nov 2026.",
    );
  });
  it("gives counts where there is no interval to give", () => {
    const few = countsOf(3, { 1: 5, 2: 3, 3: 2 });
    const said = overviewSentence(headlines(few, few));
    expect(said).toMatch(/^Acme is named in 15 of 30 answers, more/);
    expect(said).toMatch(/Too few families of questions for a word on what moved\.$/);
  });
});
