import "server-only";
import { countFamilies } from "@/lib/db/sql/figures/count-families";
import { inAnyOf, withoutSeries } from "@/lib/db/sql/figures/fact-conditions";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import {
  placeboHalves,
  type Questions,
  questionsFilter,
  type StudyFigure,
  studySpans,
  studyWeeks,
} from "@/lib/domain/schedules/study";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { Days } from "@/lib/domain/money/spend-periods";
import { addDays } from "@/lib/domain/time/day-span";
import {
  type Context,
  isPermitted,
  prismaOf,
  readsOf,
  requirePermission,
  type Call,
} from "@/lib/services/context";
import { type AnsweringChange, readModelChanges } from "@/lib/services/overview/model-changes";
import { readFactsOf } from "@/lib/services/overview/read-facts-of";
import { readWords } from "@/lib/services/overview/read-words";
import {
  type DidItWork,
  didItWork,
  type Tally,
  type TrendPoint,
  trendsOf,
} from "@/lib/statistics/studies/did-it-work";

interface Asked {
  /** What both sides are narrowed to; its days are the study's. */
  filter: Zoned<FigureFilter>;
  /** The mark's. */
  day: string;
  before: number;
  after: number;
  /** What something was done to, and what nothing was; null for all else that was asked. */
  treated: Questions;
  controls: Questions | null;
  /** The number that facts name the brand by. */
  brand: string;
  figure: StudyFigure;
  /** Whether what was asked of a model whose answers another gave meanwhile is left out. */
  cut: boolean;
}

/** A family before the mark and after it. */
export interface FamilyMoved {
  /** Of the family, or of the one prompt that is none of any. */
  id: string;
  isAlone: boolean;
  name: string;
  isTreated: boolean;
  before: Tally;
  after: Tally;
}

export interface Study {
  spans: { before: Days; after: Days };
  /** Null where nothing can be said: the answering model changed. */
  result: DidItWork | null;
  /** The treated first, then those that moved most. */
  families: FamilyMoved[];
  /** Families with questions of which some were treated and others would be controls: the latter are left out. */
  mixed: number;
  /** Whether a list of answers can be narrowed to those of the controls. */
  areControlsListed: boolean;
  /** Week by week, before the mark and after it; means of the families' rates. */
  trend: (TrendPoint & { week: Days; isAfter: boolean })[];
  changes: AnsweringChange[];
}

/** Whatever is drawn is drawn from this. */
const SEED = 1;

/**
 * Whether a figure of a brand moved more where something was done than where nothing was: before a mark and after it,
 * family by family. Where the answering model changed meanwhile nothing is said, unless what changed is left out.
 */
export async function getStudy({ ctx, input }: Call<Asked>): Promise<Study> {
  requirePermission(ctx, "answer:read");
  const { filter, day, treated, controls, brand, figure, cut } = input;
  const spans = studySpans(day, input);
  const weeks = studyWeeks(day, input);
  const halves = placeboHalves(day, input.before);
  const asked = await readFactsOf(ctx, { ...filter, from: spans.before.from, to: spans.after.to });
  const measured = controls ? inAnyOf(asked, [treated, controls].map(questionsFilter)) : asked;
  const changes = await readModelChanges(ctx, measured);
  // Between two of these days every week and every half is whole.
  const begin = [...weeks.before, ...weeks.after, ...halves, { from: day }].map(({ from }) => from);
  const first = [...new Set([...begin, addDays(day, 1)])].toSorted();
  const counted = await countFamilies(readsOf(ctx), {
    measured: cut ? withoutSeries(measured, changes) : measured,
    breaks: first,
    ...{ treated, controls, brand, figure },
  });
  // Spell 0 is before the first of these days, and nothing is asked for before it.
  const rows = counted.map((row) => ({ ...row, day: first[row.spell - 1] ?? day }));
  const isTreated = new Set(rows.filter(({ side }) => side !== "control").map(({ family }) => family));
  const mixed = new Set(
    rows
      .filter(({ side, family }) => side === "control" && isTreated.has(family))
      .map(({ family }) => family),
  );
  const sides = rows.filter(({ side, family }) => side !== "control" || !isTreated.has(family));
  const byFamily = [...Map.groupBy(sides, ({ family }) => family)].map(([family, all]) => ({
    family,
    isAlone: all.some((row) => row.isAlone),
    treated: isTreated.has(family),
    of: (days: Days): Tally =>
      all.filter((row) => row.day >= days.from && row.day <= days.to).reduce(addTally, NOTHING),
  }));
  const result = didItWork(
    byFamily.map(({ family, treated, of }) => ({
      ...{ family, treated },
      ...{ firstHalf: of(halves[0]), secondHalf: of(halves[1]), after: of(spans.after) },
    })),
    SEED,
  );
  const periods = [...weeks.before, ...weeks.after];
  const trend = trendsOf(byFamily.map(({ treated, of }) => ({ treated, periods: periods.map(of) })));
  const named = isPermitted(ctx, "prompt:read") ? await nameFamilies(ctx, byFamily) : NAMELESS;
  return {
    spans,
    result: changes.length === 0 || cut ? result : null,
    families: byFamily
      .map(({ family, isAlone, treated, of }) => ({
        ...{ id: family, isAlone, isTreated: treated, name: named.get(family) ?? "" },
        ...{ before: of(spans.before), after: of(spans.after) },
      }))
      .toSorted(
        (one, other) =>
          Number(other.isTreated) - Number(one.isTreated) ||
          movedBy(other) - movedBy(one) ||
          byId(one, other),
      ),
    mixed: mixed.size,
    areControlsListed: controls !== null && mixed.size === 0 && rows.every(({ side }) => side !== "both"),
    trend: periods.map((week, at) => ({
      ...(trend[at] ?? { treated: null, controls: null }),
      week,
      isAfter: at >= weeks.before.length,
    })),
    changes,
  };
}

const NOTHING: Tally = { hits: 0, answers: 0 };

const addTally = (sum: Tally, { hits, answers }: Tally): Tally => ({
  hits: sum.hits + hits,
  answers: sum.answers + answers,
});

/** How far a family moved, either way; one that was not answered on both sides comes last. */
const movedBy = ({ before, after }: FamilyMoved): number =>
  before.answers === 0 || after.answers === 0
    ? -1
    : Math.abs(after.hits / after.answers - before.hits / before.answers);

const byId = (one: FamilyMoved, other: FamilyMoved): number => (one.id < other.id ? -1 : 1);

/** For whoever reads no prompts: some families are called by a wording. */
const NAMELESS: ReadonlyMap<string, string> = new Map();

/** The names of families, and the words of prompts that are in none. */
async function nameFamilies(
  ctx: Context,
  families: readonly { family: string; isAlone: boolean }[],
): Promise<ReadonlyMap<string, string>> {
  const idsOf = (alone: boolean) =>
    families.filter(({ isAlone }) => isAlone === alone).map(({ family }) => family);
  const [named, words] = await Promise.all([
    prismaOf(ctx).family.findMany({
      where: { workspaceId: ctx.workspaceId, id: { in: idsOf(false) } },
      select: { id: true, name: true },
    }),
    readWords(ctx, idsOf(true)),
  ]);
  return new Map([...words, ...named.map(({ id, name }) => [id, name] as const)]);
}
