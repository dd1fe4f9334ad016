import type { Narrowing } from "@/components/filters/narrowed-to";
import { ANY_ANSWER, type AnswerChoices } from "@/lib/domain/answers/answer-filter";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { engineLabel } from "@/lib/domain/engines/engine";
import { SURFACE_LABELS } from "@/lib/domain/engines/surface";
import { formatDay } from "@/lib/format/dates";
import { filterWords, type FilterNames } from "@/lib/format/filter-words";
import { withoutTricks } from "@/lib/format/hostile";
import { formatInterval, formatPercent } from "@/lib/format/numbers";
import { counted, formatCount } from "@/lib/format/text";
import type { Headlines } from "@/lib/services/overview";
import type { Figure } from "@/lib/statistics/intervals/figure";
import type { Move } from "@/lib/statistics/measures/counted-brands";
import { moreNarrowings } from "../answers/answers-words";
import type { OverviewState } from "./overview-search-params";

/** "38 % [31–46]", or "12 of 40" where no interval can be told. */
export function figureWords({ value, interval, numerator, denominator }: Figure): string {
  if (value === null) return "nothing to count";
  if (interval === null) return `${formatCount(numerator)} of ${formatCount(denominator)}`;
  return `${formatPercent(value)} ${formatInterval(interval)}`;
}

/** "+7 points [2–12]"; null where it could not be told. */
export function differenceWords({ difference }: Move): string | null {
  const { difference: by, interval } = difference;
  if (by === null || interval === null) return null;
  return `${signed(by)} ${Math.abs(Math.round(by * 100)) === 1 ? "point" : "points"} [${signed(interval.low)} to ${signed(interval.high)}]`;
}

const signed = (share: number): string => {
  const points = Math.round(share * 100);
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0";
};

const OF: Record<Move["of"], string> = { presence: "presence", "citation-rate": "citation rate" };

/**
 * What is real this period, in plain words and with its figures: how often the own brand is named and who is named most,
 * and what of it moved. Counts are said as counts; what moved only where a test of all brands together says so.
 */
export function overviewSentence({ cells, brands, moves, changes, answersBefore }: Headlines): string {
  const tracked = brands.filter(({ role }) => role === "tracked");
  const [own] = tracked.filter(({ isOwn }) => isOwn);
  const answers = counted(cells.answers, "answer");
  const shown = own ?? tracked[0];
  if (!shown) return `${answers}, and no brand is looked for in them.`;
  const most = tracked.reduce((one, other) =>
    other.presence.figure.numerator > one.presence.figure.numerator ? other : one,
  );
  const rival =
    most.brand === shown.brand || tracked.length === 1
      ? tracked.length > 1
        ? `, more than any other of the ${tracked.length} brands`
        : ""
      : `; ${withoutTricks(most.name)} is named most, in ${figureWords(most.presence.figure)}`;
  const { numerator, denominator, interval, value } = shown.presence.figure;
  const named =
    interval === null || value === null
      ? `${formatCount(numerator)} of ${answers}`
      : `${figureWords(shown.presence.figure)} of ${counted(denominator, "answer")}`;
  return `${withoutTricks(shown.name)} is named in ${named}${rival}. ${moveWords({ own: shown.brand, moves, changes, answersBefore, brands })}`;
}

function moveWords({
  own,
  moves,
  changes,
  answersBefore,
  brands,
}: Pick<Headlines, "moves" | "changes" | "answersBefore" | "brands"> & { own: string }): string {
  if (answersBefore === 0) return "There is nothing before to hold it against.";
  const [change] = changes;
  if (change && moves.length === 0)
    return `What moved can't be told: ${withoutTricks(change.model)} began to answer for ${withoutTricks(engineLabel(change.engine))} on ${formatDay(change.day)}.`;
  const moved = moves.filter(({ hasMoved }) => hasMoved === true);
  const nameOf = (brand: string) =>
    withoutTricks(brands.find((one) => one.brand === brand)?.name ?? "a brand");
  const words = (move: Move) =>
    `${nameOf(move.brand)}'s ${OF[move.of]} ${(move.difference.difference ?? 0) > 0 ? "rose" : "fell"} (${differenceWords(move) ?? ""})`;
  const first = moved.toSorted((one, other) => Number(other.brand === own) - Number(one.brand === own));
  if (moved.length > 0)
    return `${first.slice(0, 3).map(words).join("; ")}${moved.length > 3 ? `; and ${moved.length - 3} more` : ""} since the period before; the rest is within noise.`;
  return moves.some(({ hasMoved }) => hasMoved === false)
    ? "Nothing moved since the period before: all differences are within noise."
    : "Too few families of questions for a word on what moved.";
}

/** What a filter leaves, ready to follow "Answers". */
export const figureFilterWords = (
  filter: FigureFilter,
  { zone, names, choices }: { zone: string; names: FilterNames; choices: AnswerChoices },
): string =>
  [
    ...filterWords(filter, { zone, names }),
    ...moreNarrowings({ ...ANY_ANSWER, ...filter, setId: null, scheduleId: null }, choices).map(
      ({ what, value }) => `${what.charAt(0).toLowerCase()}${what.slice(1)} “${withoutTricks(value)}”`,
    ),
  ].join(", ");

/** The filters that come by links and have no box here. */
export const overviewNarrowings = (
  { runId, surface }: OverviewState,
  href: (change: Partial<OverviewState>) => string,
): Narrowing[] => [
  ...(runId === null ? [] : [{ what: "Run", value: "one", dropHref: href({ runId: null }) }]),
  ...(surface === null
    ? []
    : [{ what: "Answered by", value: SURFACE_LABELS[surface], dropHref: href({ surface: null }) }]),
];
