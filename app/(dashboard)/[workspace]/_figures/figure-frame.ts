import "server-only";
import type { AnswerChoices } from "@/lib/domain/answers/answer-filter";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { type Days, daysBefore } from "@/lib/domain/money/spend-periods";
import { dayAt } from "@/lib/domain/time/day-span";
import { shownSpan } from "@/lib/domain/time/shown-span";
import { listAnswerChoices } from "@/lib/services/answers";
import type { Context } from "@/lib/services/context";
import { getMeasuring } from "@/lib/services/measuring";
import { nameFilter } from "../name-filter";
import { figureFilterOf, type FigureState } from "./figure-search-params";
import { figureFilterWords } from "./figure-words";

/** Which days a screen of figures is about, and the answers of which filter. */
export interface FigureDays extends Days {
  zone: string;
  today: string;
  /** Whether more days were asked for than can be shown. */
  isSpanCut: boolean;
  /** As many days right before; null where there is no before. */
  before: Days | null;
  filter: FigureFilter & Days;
}

/** The days of an address; the last 30 where it says none. */
export function figureDays(
  { ctx, workspace }: { ctx: Context; workspace: { timeZone: string } },
  state: FigureState,
): FigureDays {
  const zone = workspace.timeZone;
  const today = dayAt(ctx.now(), zone);
  const { from, to, cut } = shownSpan(state, today);
  return {
    ...{ from, to, zone, today, isSpanCut: cut, before: daysBefore({ from, to }, today) },
    filter: { ...figureFilterOf(state), from, to },
  };
}

/** What stands around figures: what they can be narrowed to, and what they are narrowed to in words. */
export interface FigureFrame {
  choices: AnswerChoices;
  measuring: Awaited<ReturnType<typeof getMeasuring>>;
  /** Ready to follow "Answers". */
  words: string;
}

export async function readFigureFrame(
  ctx: Context,
  { filter, zone }: { filter: FigureFilter; zone: string },
): Promise<FigureFrame> {
  const [choices, measuring, names] = await Promise.all([
    listAnswerChoices({ ctx }),
    getMeasuring({ ctx }),
    nameFilter(ctx, filter),
  ]);
  return { choices, measuring, words: figureFilterWords(filter, { zone, names, choices }) };
}

/** The same words for others than the team: of no member by name, and of no prompt or family of prompts unless they are shown. */
export async function readHandedOnWords(
  ctx: Context,
  { filter, zone, prompts }: { filter: FigureFilter; zone: string; prompts: boolean },
): Promise<string> {
  const [choices, names] = await Promise.all([
    listAnswerChoices({ ctx }),
    nameFilter(ctx, { ...filter, memberId: null, promptId: prompts ? filter.promptId : null }),
  ]);
  const families = prompts ? choices.families : [];
  return figureFilterWords(filter, { zone, names, choices: { ...choices, families } });
}
