import { engineLabel } from "@/lib/domain/engines/engine";
import { formatDay } from "./dates";
import { withoutTricks } from "./hostile";
import { counted, formatCount } from "./text";
import type { Figure } from "@/lib/statistics/intervals/figure";
import type { Move } from "@/lib/statistics/measures/counted-brands";
import { differenceWords, figureWords } from "./figure-words";

/** What was counted of a period, and of the one before it. */
export interface CountedPeriod {
  cells: { answers: number };
  answersBefore: number;
  brands: readonly {
    brand: string;
    name: string;
    role: string;
    isOwn: boolean;
    presence: { figure: Figure };
  }[];
  moves: readonly Move[];
  /** Where another model began to answer. */
  changes: readonly { engine: string; model: string; day: string }[];
}

const OF: Record<Move["of"], string> = { presence: "presence", "citation-rate": "citation rate" };

/**
 * What is real this period, in plain words and with its figures: how often the own brand is named and who is named most,
 * and what of it moved. Counts are said as counts; what moved only where a test of all brands together says so.
 */
export function overviewSentence({ cells, brands, moves, changes, answersBefore }: CountedPeriod): string {
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
}: Pick<CountedPeriod, "moves" | "changes" | "answersBefore" | "brands"> & { own: string }): string {
  if (answersBefore === 0) return "There is nothing before to hold it against.";
  const [change] = changes;
  if (change && moves.length === 0)
    return `What moved can't be told: ${withoutTricks(change.model)} began to answer for ${withoutTricks(engineLabel(change.engine))} on ${formatDay(change.day)}.`;
  const moved = moves.filter(({ hasMoved }) => hasMoved === true);
  const nameOf = (brand: string) =>
    withoutTricks(brands.find((one) => one.brand === brand)?.name ?? "a brand");
  const words = (move: Move) =>
    `${nameOf(move.brand)}'s ${OF[move.of]} ${(move.difference.difference ?? 0) > 0 ? "rose" : "fell"} (${differenceWords(move.difference) ?? ""})`;
  const first = moved.toSorted((one, other) => Number(other.brand === own) - Number(one.brand === own));
  if (moved.length > 0)
    return `${first.slice(0, 3).map(words).join("; ")}${moved.length > 3 ? `; and ${moved.length - 3} more` : ""} since the period before; the rest is within noise.`;
  return moves.some(({ hasMoved }) => hasMoved === false)
    ? "Nothing moved since the period before: all differences are within noise."
    : "Too few families of questions for a word on what moved.";
}
