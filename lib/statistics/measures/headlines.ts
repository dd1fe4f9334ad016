import { type Rate, rateOf } from "../intervals/rate";
import { type Share, shareOf } from "../intervals/share";
import { pooledRho } from "../intervals/pooled-rho";
import type { TrackedBrand } from "./brand-table";

/** A prompt's answers. */
export interface PromptCount {
  prompt: string;
  family: string;
  answers: number;
  /** Of which it is told how far they recommend. */
  told: number;
}

/** What a prompt's answers say of a brand: how many name it, pick it and cite it, and its mentions in all. */
export interface BrandCount {
  prompt: string;
  brand: string;
  named: number;
  topPicks: number;
  cited: number;
  mentions: number;
}

/** What is looked at first of a brand. A control has no voice. */
export interface Headlines extends TrackedBrand {
  presence: Rate;
  citationRate: Rate;
  topPick: Rate;
  shareOfVoice: { presence: Share; occurrences: Share } | null;
}

const LIKE_THESE = "questions-like-these";

/**
 * The same figures as `figuresOf` tells of the answers behind these counts, of questions like these: of counts by prompt,
 * so that however many answers there are, nobody has to hold them.
 */
export function headlinesOf(
  prompts: readonly PromptCount[],
  counts: readonly BrandCount[],
  brands: readonly TrackedBrand[],
): Headlines[] {
  const byBrand = Map.groupBy(counts, ({ brand }) => brand);
  const tracked = brands.filter(({ role }) => role === "tracked");
  const sumOf = (key: "named" | "mentions") =>
    sumByPrompt(
      tracked.flatMap(({ brand }) => byBrand.get(brand) ?? []),
      key,
    );
  const wholes = { named: sumOf("named"), mentions: sumOf("mentions") };
  const hitsOf = (brand: string, key: "named" | "topPicks" | "cited") =>
    sumByPrompt(byBrand.get(brand) ?? [], key);
  const presenceOf = (brand: string, rho?: number) => rate(prompts, "answers", hitsOf(brand, "named"), rho);
  const rho = pooledRho(tracked.map(({ brand }) => presenceOf(brand))) ?? undefined;
  const voiceOf = (brand: string, key: "named" | "mentions"): Share => {
    const parts = sumByPrompt(byBrand.get(brand) ?? [], key);
    return shareOf(
      prompts.map(({ prompt, family }) => ({
        cluster: family,
        part: parts.get(prompt) ?? 0,
        whole: wholes[key].get(prompt) ?? 0,
      })),
      LIKE_THESE,
      rho,
    );
  };
  return brands.map((one): Headlines => ({
    ...one,
    presence: presenceOf(one.brand, rho),
    citationRate: rate(prompts, "answers", hitsOf(one.brand, "cited"), rho),
    topPick: rate(prompts, "told", hitsOf(one.brand, "topPicks"), rho),
    shareOfVoice:
      one.role === "control"
        ? null
        : { presence: voiceOf(one.brand, "named"), occurrences: voiceOf(one.brand, "mentions") },
  }));
}

const sumByPrompt = (counts: readonly BrandCount[], key: "named" | "topPicks" | "cited" | "mentions") => {
  const sums = new Map<string, number>();
  for (const count of counts) sums.set(count.prompt, (sums.get(count.prompt) ?? 0) + count[key]);
  return sums;
};

const rate = (
  prompts: readonly PromptCount[],
  base: "answers" | "told",
  hits: ReadonlyMap<string, number>,
  rho: number | undefined,
): Rate =>
  rateOf(
    prompts
      .filter((one) => one[base] > 0)
      .map((one) => ({
        family: one.family,
        prompt: one.prompt,
        hits: hits.get(one.prompt) ?? 0,
        answers: one[base],
        // Days matter to figures of these very questions alone.
        days: one[base],
        weight: 1,
      })),
    LIKE_THESE,
    rho,
  );
