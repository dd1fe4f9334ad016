import {
  type Informative,
  informativeOf,
  type Stability,
  stabilityOf,
  withDomains,
} from "../figures/prompt-figures";
import type { OfPairs } from "../likeness/every-two";
import { isIn, type LeftOut, leftOutOf } from "../observations";
import { agreementOf, type EnginesAgreement } from "./agreement";
import type { TrackedBrand } from "./brand-table";
import type { MeasuredAnswer } from "./measured-answer";

/** What is told of one prompt alone. */
export interface PromptFigures {
  prompt: string;
  family: string;
  weight: number;
  answers: number;
  leftOut: LeftOut;
  /** Over every two of its answers, whoever gave them; each is null of fewer than two. */
  stability: Stability;
  /** Over every two of one engine's: what repeats have in common. Of two engines that is their agreement. */
  stabilityByEngine: { engine: string; answers: number; stability: Stability }[];
  informative: Informative;
  agreement: EnginesAgreement[];
}

/** Of every prompt, by its name. */
export const promptFigures = (
  rows: readonly MeasuredAnswer[],
  brands: readonly TrackedBrand[],
): PromptFigures[] =>
  [...Map.groupBy(rows, ({ prompt }) => prompt)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([prompt, own]) => ({
      prompt,
      family: own[0]?.family ?? prompt,
      weight: own[0]?.weight ?? 1,
      answers: own.filter((row) => isIn(row, "answered")).length,
      leftOut: leftOutOf(own, "answered"),
      stability: stabilityOf(own),
      stabilityByEngine: [...Map.groupBy(own, ({ by }) => by.engine)]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([engine, ofEngine]) => ({
          engine,
          answers: ofEngine.filter((row) => isIn(row, "answered")).length,
          stability: stabilityOf(ofEngine),
        })),
      informative: informativeOf(own),
      agreement: agreementOf(own.map(withDomains), brands),
    }));

/** How alike the repeats of prompts are: the mean over prompts and engines of what their pairs have on average. */
export interface MeanStability {
  /** Prompts of an engine with two answers at least. */
  prompts: number;
  domains: { overlap: number; jaccard: number };
  urls: { overlap: number; jaccard: number };
  brands: { overlap: number; jaccard: number };
  ranks: number;
}

/** Null where no prompt has two answers of one engine. */
export function meanStability(rows: readonly MeasuredAnswer[]): MeanStability | null {
  const repeated = [...Map.groupBy(rows, ({ prompt, by }) => JSON.stringify([prompt, by.engine])).values()]
    .map((own) => stabilityOf(own))
    .filter(({ domains }) => domains !== null);
  if (repeated.length === 0) return null;
  const mean = (of: (one: Stability) => OfPairs | undefined | null) =>
    repeated.reduce((sum, one) => sum + (of(one)?.mean ?? 0), 0) / repeated.length;
  const sets = (of: "domains" | "urls" | "brands") => ({
    overlap: mean((one) => one[of]?.overlap),
    jaccard: mean((one) => one[of]?.jaccard),
  });
  return {
    prompts: repeated.length,
    domains: sets("domains"),
    urls: sets("urls"),
    brands: sets("brands"),
    ranks: mean(({ ranks }) => ranks),
  };
}
