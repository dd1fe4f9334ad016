import "server-only";
import { startsOf } from "@/lib/db/query/day-bounds";
import { countCiting, listMostCited } from "@/lib/db/sql/figures/count-cited";
import { withoutSeries } from "@/lib/db/sql/figures/fact-conditions";
import { citedParts } from "@/lib/db/sql/figures/read-cited";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { Days } from "@/lib/domain/money/spend-periods";
import type { CitedFilter } from "@/lib/domain/sources/cited-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { type AnsweringChange, readModelChanges } from "@/lib/services/overview/model-changes";
import { readAnyFactsOf } from "@/lib/services/overview/read-facts-of";
import { type SourceMove, sourceMovesBetween } from "@/lib/statistics/measures/counted-sources";
import { readSearched } from "./read-searched";

/** How the prevalence of a domain stands against the same before. */
export interface CitedMove extends Omit<SourceMove, "key"> {
  domain: string;
}

export interface CitedMoves {
  /** Those that moved first, the surest first. */
  moves: CitedMove[];
  /** Answers with search of both spells. */
  searched: { now: number; before: number };
  /** How many domains are cited in either, and how many by answers enough to be looked at. */
  all: number;
  enough: number;
  /** Where another model began to answer: what was asked of it is left out of both spells. */
  changes: AnsweringChange[];
}

interface Asked {
  filter: Zoned<FigureFilter> & Days;
  before: Days | null;
  cited: CitedFilter;
  /** From how many answers in both spells together on a domain is looked at. */
  least: number;
}

/** More are not looked at together: those that most answers cite are. */
const MOST = 200;

/** What is cited more or less than in the spell before, new and lost domains among it, all looked at together. */
export async function listSourceMoves({
  ctx,
  input: { filter, before, cited, least },
}: Call<Asked>): Promise<CitedMoves> {
  requirePermission(ctx, "source:read");
  const nothing = { moves: [], searched: { now: 0, before: 0 }, all: 0, enough: 0, changes: [] };
  if (before === null) return nothing;
  const own = readsOf(ctx);
  const { zone } = filter;
  const both = await readAnyFactsOf(ctx, { ...filter, from: before.from });
  const changes = await readModelChanges(ctx, both);
  const [from = ctx.now()] = startsOf([filter.from], zone);
  const spells = await Promise.all([
    citedParts(own, { filter: { ...filter, ...before }, cited, isNow: false, without: changes }),
    citedParts(own, { filter, cited, without: changes }),
  ]);
  const parts = spells.flat();
  const [most, prompts] = await Promise.all([
    listMostCited(own, { parts, least, most: MOST }),
    readSearched(own, parts, { facts: withoutSeries(both, changes).facts, from, zone }),
  ]);
  const keys = most.map(({ domain }) => domain);
  const asked = [...new Set(prompts.map(({ prompt }) => prompt))];
  const citing =
    keys.length === 0 ? [] : await countCiting(own, { parts, by: "domain", keys, prompts: asked });
  const places = new Map(asked.map((prompt, place) => [prompt, place]));
  const countsOf = (isNow: boolean) => {
    const of = prompts.filter((row) => row.isNow === isNow);
    const at = of.map(({ prompt }) => places.get(prompt) ?? -1);
    const rows = citing.filter((row) => row.isNow === isNow);
    return {
      prompts: of,
      cited: new Map(rows.map((row) => [row.key, at.map((place) => row.citing[place] ?? 0)])),
    };
  };
  const [now, then] = [countsOf(true), countsOf(false)];
  const answersOf = (counts: typeof now) => counts.prompts.reduce((sum, { answers }) => sum + answers, 0);
  const searched = { now: answersOf(now), before: answersOf(then) };
  return {
    moves:
      searched.now === 0 || searched.before === 0
        ? []
        : sourceMovesBetween(then, now, keys).map(({ key, ...move }) => ({
            domain: key,
            ...move,
          })),
    searched,
    all: most[0]?.all ?? 0,
    enough: most[0]?.enough ?? 0,
    changes,
  };
}
