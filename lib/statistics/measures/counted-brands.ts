import { compareRates, type RateDifference } from "../comparing/compare-rates";
import { whatMoved } from "../comparing/what-moved";
import { type PromptPart, type Tallied, talliedRate, talliedShare } from "../figures/tallied";
import { type Estimand, LEAST_FAMILIES } from "../intervals/figure";
import { pooledRho } from "../intervals/pooled-rho";
import type { Rate } from "../intervals/rate";
import type { Share } from "../intervals/share";
import type { PromptTally } from "../observations";
import type { TrackedBrand } from "./brand-table";

/** The answers to one prompt, counted. */
export interface CountedPrompt {
  prompt: string;
  family: string;
  weight: number;
  answers: number;
  searched: number;
  /** Those of which it is told how far they recommend whom. */
  told: number;
  /** On how many days; 0 where it need not be told, of questions like these. */
  days: number;
}

/** What the answers to one prompt say of one brand: nothing is said of who is in none. */
export interface CountedBrand {
  prompt: string;
  brand: string;
  /** Answers that name it, and how often they do. */
  naming: number;
  mentions: number;
  shortlisting: number;
  topPicking: number;
  /** Answers that cite its domains, and how often they do. */
  citing: number;
  citations: number;
}

/** All that was counted of some answers. */
export interface Counts {
  prompts: readonly CountedPrompt[];
  brands: readonly CountedBrand[];
}

type Voice = "presence" | "occurrences";
const COUNTED: Record<Voice, "naming" | "mentions"> = { presence: "naming", occurrences: "mentions" };

/** What a brand's morning begins with. Definitions: docs/metrics.md. */
export interface Headline extends TrackedBrand {
  presence: Tallied<Rate>;
  citationRate: Tallied<Rate>;
  shortlisted: Tallied<Rate>;
  topPick: Tallied<Rate>;
  /** Of the answers that name each tracked brand, and of the mentions of each; a control has no voice. */
  shareOfVoice: Record<Voice, Tallied<Share>> | null;
}

/**
 * Of whom answers can speak: of questions like these where they are of families enough (`LEAST_FAMILIES`, effective
 * ones), or else of these very questions.
 */
export function estimandOf(prompts: readonly Pick<CountedPrompt, "family" | "answers">[]): Estimand {
  const families = Map.groupBy(prompts, ({ family }) => family).values();
  const sizes = [...families].map((own) => own.reduce((sum, { answers }) => sum + answers, 0));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const squares = sizes.reduce((sum, size) => sum + size ** 2, 0);
  return all ** 2 >= LEAST_FAMILIES * squares && all > 0 ? "questions-like-these" : "these-questions";
}

/** The headlines of brands, in their order; how alike all of them are in a family stands in for what can't be told of one. */
export function headlinesOf(
  counts: Counts,
  brands: readonly TrackedBrand[],
  estimand: Estimand,
): { pooledRho: number | null; brands: Headline[] } {
  const of = talliesOf(counts);
  const tracked = brands.filter(({ role }) => role === "tracked").map(({ brand }) => brand);
  const pooled =
    estimand === "these-questions"
      ? null
      : pooledRho(tracked.map((brand) => talliedRate(of(brand, "naming"), { estimand }).figure));
  const asked = { estimand, ...(pooled !== null && { pooledRho: pooled }) };
  const voices = voicesOf(counts, tracked);
  const voiceOf = (brand: string, voice: Voice): Tallied<Share> =>
    talliedShare(voices(brand, voice), asked.pooledRho);
  return {
    pooledRho: pooled,
    brands: brands.map((one) => ({
      ...one,
      presence: talliedRate(of(one.brand, "naming"), asked),
      citationRate: talliedRate(of(one.brand, "citing"), asked),
      shortlisted: talliedRate(of(one.brand, "shortlisting"), asked),
      topPick: talliedRate(of(one.brand, "topPicking"), asked),
      shareOfVoice:
        one.role === "control"
          ? null
          : { presence: voiceOf(one.brand, "presence"), occurrences: voiceOf(one.brand, "occurrences") },
    })),
  };
}

/** What each prompt's answers have of a brand's voice, and of the voices of all that are tracked. */
export function voicesOf(
  { prompts, brands }: Counts,
  tracked: readonly string[],
): (brand: string, voice: Voice) => PromptPart[] {
  const isTracked = new Set(tracked);
  const all = brands.filter(({ brand }) => isTracked.has(brand));
  const byBrand = Map.groupBy(all, ({ brand }) => brand);
  const wholes = {
    presence: sumByPrompt(all, COUNTED.presence),
    occurrences: sumByPrompt(all, COUNTED.occurrences),
  };
  return (brand, voice) => {
    const parts = sumByPrompt(byBrand.get(brand) ?? [], COUNTED[voice]);
    return prompts.map(({ prompt, family, weight, answers }) => ({
      ...{ prompt, family, weight, answers },
      part: parts.get(prompt) ?? 0,
      whole: wholes[voice].get(prompt) ?? 0,
    }));
  };
}

function sumByPrompt(counted: readonly CountedBrand[], what: "naming" | "mentions"): Map<string, number> {
  const sums = new Map<string, number>();
  for (const one of counted) sums.set(one.prompt, (sums.get(one.prompt) ?? 0) + one[what]);
  return sums;
}

/** What of a brand an answer may have, or not. */
export type Hit = "naming" | "citing" | "shortlisting" | "topPicking";
const OF_LEVELS: readonly Hit[] = ["shortlisting", "topPicking"];

/** Tallies of prompts by what of a brand is a hit. How far answers recommend is counted of those that tell it. */
export function talliesOf({ prompts, brands }: Counts): (brand: string, hit: Hit) => PromptTally[] {
  const byBrand = Map.groupBy(brands, ({ brand }) => brand);
  return (brand, hit) => {
    const hits = new Map((byBrand.get(brand) ?? []).map((one) => [one.prompt, one[hit]]));
    const tallies: PromptTally[] = [];
    for (const { prompt, family, weight, days, answers: all, told } of prompts) {
      const answers = OF_LEVELS.includes(hit) ? told : all;
      if (answers > 0) tallies.push({ prompt, family, weight, days, answers, hits: hits.get(prompt) ?? 0 });
    }
    return tallies;
  };
}

export const MOVING = ["presence", "citation-rate"] as const;
/** What can be said to have moved. */
export type Moving = (typeof MOVING)[number];

const HIT: Record<Moving, Hit> = { presence: "naming", "citation-rate": "citing" };

/** How a figure of a brand stands against the same before. */
export interface Move {
  brand: string;
  of: Moving;
  difference: RateDifference;
  /** Whether it moved, all figures of all brands looked at together; null where that could not be tested. */
  hasMoved: boolean | null;
}

/** What moved between two spells of the same brands, controls left out (Benjamini & Hochberg over all of them). */
export function movesBetween(
  before: Counts,
  now: Counts,
  brands: readonly TrackedBrand[],
  { estimand, pooledRho: pooled }: { estimand: Estimand; pooledRho: number | null },
): Move[] {
  const [then, since] = [talliesOf(before), talliesOf(now)];
  const candidates = brands
    .filter(({ role }) => role === "tracked")
    .flatMap(({ brand }) =>
      MOVING.map((of) => {
        const difference = compareRates(
          then(brand, HIT[of]),
          since(brand, HIT[of]),
          estimand,
          pooled ?? undefined,
        );
        return { brand, of, difference, p: difference.p };
      }),
    );
  const { moves, noise, untested } = whatMoved(candidates);
  const told = (items: readonly (typeof candidates)[number][], hasMoved: boolean | null): Move[] =>
    items.map(({ brand, of, difference }) => ({ brand, of, difference, hasMoved }));
  return [
    ...told(
      moves.map(({ item }) => item),
      true,
    ),
    ...told(
      noise.map(({ item }) => item),
      false,
    ),
    ...told(untested, null),
  ];
}
