import { engineLabel } from "@/lib/domain/engines/engine";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import type { SidesCompared } from "@/lib/services/comparing";
import type { Figure } from "@/lib/statistics/intervals/figure";
import type {
  BrandDifference,
  ComparedFigure,
  DifferenceWord,
} from "@/lib/statistics/measures/compared-brands";
import type { Headline } from "@/lib/statistics/measures/counted-brands";
import { differenceWords } from "@/lib/format/figure-words";

export const FIGURE_NAMES: Record<ComparedFigure, string> = {
  presence: "Presence",
  "citation-rate": "Citation rate",
  "share-of-voice": "Share of voice",
  "top-pick": "Top pick",
};

export const VERDICT_WORDS: Record<DifferenceWord, string> = {
  higher: "higher",
  lower: "lower",
  "within-noise": "within noise",
  "cannot-tell": "can't be told",
};

/** One of a brand's first figures; null where it has none. */
export const figureOf = (headline: Headline, of: ComparedFigure): Figure | null =>
  of === "presence"
    ? headline.presence.figure
    : of === "citation-rate"
      ? headline.citationRate.figure
      : of === "top-pick"
        ? headline.topPick.figure
        : (headline.shareOfVoice?.presence.figure ?? null);

/** How a difference was tested. */
export const TEST_WORDS: Record<NonNullable<BrandDifference["method"]>, string> = {
  "paired-t": "Student's paired t on the families that were answered on both sides, each counting once",
  "exact-mcnemar": "McNemar's exact test on the families that changed",
  newcombe: "Newcombe's interval on the limits of each side, since too few families are on both",
  jackknife: "leaving out one family at a time, on both sides where it is on both",
};

const NAMED = 3;

type Told = Pick<SidesCompared, "brands" | "differences" | "changes" | "without" | "shared" | "sides">;

/**
 * What differs between two sides beyond noise, in plain words and with its figures; B is held against A. Of the own
 * brand first.
 */
export function compareSentence(
  { brands, differences, changes, without, shared, sides }: Told,
  [a, b]: readonly [string, string],
): string {
  const empty = sides.findIndex(({ cells }) => cells.answers === 0);
  if (empty >= 0) return `There is nothing to compare: no answers of ${empty === 0 ? a : b}.`;
  if (without === "same-answers")
    return `The sides can't be held against each other: ${counted(shared, "answer")} ${shared === 1 ? "is" : "are"} on both.`;
  const [change] = changes;
  if (without === "model-changed" && change)
    return `What differs can't be told: ${withoutTricks(change.model)} began to answer for ${withoutTricks(engineLabel(change.engine))} on ${formatDay(change.day)}.`;
  const place = new Map(brands.map(({ brand }, at) => [brand.brand, at]));
  const nameOf = (number: string) =>
    withoutTricks(brands.find(({ brand }) => brand.brand === number)?.brand.name ?? "a brand");
  const real = differences
    .filter(({ word }) => word === "higher" || word === "lower")
    .toSorted((one, other) => (place.get(one.brand) ?? 0) - (place.get(other.brand) ?? 0));
  const tested = differences.filter(({ word }) => word !== "cannot-tell").length;
  if (tested === 0) return "Too few families of questions on both sides for a word on any difference.";
  if (real.length === 0)
    return `Nothing differs beyond noise: ${tested === 1 ? "the one difference" : `all ${counted(tested, "difference")}`} of ${b} against ${a} may be chance.`;
  const words = real
    .slice(0, NAMED)
    .map(
      (one) =>
        `${nameOf(one.brand)}'s ${FIGURE_NAMES[one.of].toLowerCase()} is ${VERDICT_WORDS[one.word]} (${differenceWords(one) ?? ""})`,
    );
  const more = real.length > NAMED ? `; and ${counted(real.length - NAMED, "more", "more")}` : "";
  const rest = tested - real.length;
  return `On ${b}, against ${a}: ${words.join("; ")}${more}.${rest > 0 ? ` ${rest === 1 ? "The other one" : `The other ${counted(rest, "difference")}`} may be chance.` : ""}`;
}

/** Which sides these are, and what both share. */
export const sidesWords = (
  sides: readonly [{ name: string }, { name: string }] | null,
  words: string,
): string =>
  sides === null
    ? `Answers ${words}.`
    : `A: ${sides[0].name}. B: ${sides[1].name}. ${words === "" ? "All that was asked." : `Both: answers ${words}.`}`;
