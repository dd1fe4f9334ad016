import { engineLabel } from "@/lib/domain/engines/engine";
import type { Days } from "@/lib/domain/money/spend-periods";
import type { StudyFigure } from "@/lib/domain/schedules/study";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import type { Study } from "@/lib/services/comparing";
import type { Effect } from "@/lib/statistics/studies/did-it-work";
import { differenceWords } from "@/lib/format/figure-words";

export const STUDY_FIGURE_NAMES: Record<StudyFigure, string> = {
  presence: "presence",
  "citation-rate": "citation rate",
};

/** What an effect is. */
export const effectDefinition = (figure: StudyFigure): string =>
  `The mean change of the families that it was done to, less the mean change of those beside, in percentage points of ${STUDY_FIGURE_NAMES[figure]}; each family counts once. From 8 families a side on it has an interval and a p by Welch's t; of 1 to 7 beside 20 others its rank among equal-sized draws of all families is its p, without an interval.`;

const families = (count: number): string => counted(count, "family", "families");

/** "+12 points [+3 to +21], p = .008", or of a rank its p alone. */
export function effectWords({ effect, interval, p, method }: Effect): string {
  const words =
    differenceWords({ difference: effect, interval: interval ?? { low: effect, high: effect } }) ?? "";
  return `${interval ? words : words.replace(/ \[.*$/, "")}, ${pWords(p)}${method === "rank-among-draws" ? " by rank" : ""}`;
}

const pWords = (p: number): string => (p < 0.001 ? "p < .001" : `p = ${p.toFixed(3).replace(/^0/, "")}`);

/** Whether it worked, in plain words and with the figures that say so. */
export function verdictSentence(
  { result, changes }: Pick<Study, "result" | "changes">,
  { brand, figure }: { brand: string; figure: StudyFigure },
): string {
  const [change] = changes;
  if (result === null)
    return change
      ? `It can't be told: ${withoutTricks(change.model)} began to answer for ${withoutTricks(engineLabel(change.engine))} on ${formatDay(change.day)}, and what moved may be the model's own doing.`
      : "It can't be told.";
  const { verdict, effect, placebo } = result;
  const { treated, controls } = result.families;
  const what = `${brand}'s ${STUDY_FIGURE_NAMES[figure]}`;
  const sides = `in ${families(treated)} that it was done to than in ${families(controls)} beside`;
  if (verdict === "too-few" || effect === null)
    return `Too few families for a word: ${families(treated)} that it was done to and ${controls} beside were answered before and after, and in both halves of the time before. It takes 8 of each, or 1 to 7 and 20 beside them.`;
  if (verdict === "not-comparable")
    return `It can't be told: the two sides went apart before it was done already${placebo ? ` (${effectWords(placebo)})` : ""}.`;
  if (verdict === "within-noise")
    return `Nothing beyond noise: ${what} moved by ${effectWords(effect)} more ${sides}, which may be chance.`;
  return verdict === "worked"
    ? `Yes, beyond noise: ${what} rose by ${effectWords(effect)} more ${sides}.`
    : `No: beyond noise, ${what} fell against the others, by ${effectWords(effect)} ${sides}.`;
}

/** Which days are held against which, of which answers. */
export const spansWords = ({ spans }: Pick<Study, "spans">, words: string): string =>
  `${daysWords(spans.before)} against ${daysWords(spans.after)}${words === "" ? "" : `, answers ${words}`}.`;

export const daysWords = ({ from, to }: Days): string => `${formatDay(from)} to ${formatDay(to)}`;
