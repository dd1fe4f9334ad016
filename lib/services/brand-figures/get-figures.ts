import "server-only";
import { countPlaces } from "@/lib/db/sql/figures/count-places";
import { saidParts } from "@/lib/db/sql/figures/read-said";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { Days } from "@/lib/domain/money/spend-periods";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { getHeadlines, type Headlines } from "@/lib/services/overview";
import { readFactsOf } from "@/lib/services/overview/read-facts-of";
import { talliedMean } from "@/lib/statistics/figures/tallied";
import type { Share } from "@/lib/statistics/intervals/share";
import { type Beside, readBeside } from "./read-beside";

/** All that is told of one brand: how often, how strongly, with whom, how portrayed. */
export interface BrandFigures extends Pick<Headlines, "estimand" | "cells"> {
  brand: Headlines["brands"][number];
  /** How many brands are tracked. */
  tracked: number;
  /** Among tracked brands, and how many of these are there; a control has none. Means are of questions like these alone. */
  firstPosition: { rank: Share; present: Share } | null;
  listRank: Share;
  portrayal: Share;
  /** Answers that name it, by how they portray it, all its mentions in one together. */
  portrayed: { positive: number; negative: number; neutral: number; notTold: number };
  beside: Beside[];
}

interface Asked {
  filter: Zoned<FigureFilter> & Days;
  brandId: string;
}

/**
 * The figures of a brand in the answers that a filter leaves; presence and what stands beside it are the overview's of the
 * same filter. Null for a brand that is not looked for any more, or of another workspace.
 */
export async function getBrandFigures({
  ctx,
  input: { filter, brandId },
}: Call<Asked>): Promise<BrandFigures | null> {
  requirePermission(ctx, "answer:read");
  const own = readsOf(ctx);
  const { brands, ...measured } = await readFactsOf(ctx, filter);
  const one = brands.find(({ id }) => id === brandId);
  if (!one) return null;
  const controls = brands.flatMap(({ role, brand }) => (role === "control" ? [brand] : []));
  const parts = await saidParts(own, measured);
  const [headlines, places] = await Promise.all([
    getHeadlines({ ctx, input: { filter, before: null, cut: false } }),
    countPlaces(own, { parts, brand: one.brand, controls }),
  ]);
  const brand = headlines.brands.find(({ id }) => id === brandId);
  if (!brand) return null;
  type Place = (typeof places)[number];
  const meanOf = (of: (row: Place) => { part: number; whole: number }): Share =>
    talliedMean(places.map((row) => ({ ...row, answers: row.naming, ...of(row) }))).figure;
  const sumOf = (of: (row: Place) => number) => places.reduce((sum, row) => sum + of(row), 0);
  const [naming, judged] = [sumOf((row) => row.naming), sumOf((row) => row.judged)];
  const [positive, negative] = [sumOf((row) => row.positive), sumOf((row) => row.negative)];
  return {
    ...{ brand, estimand: headlines.estimand, cells: headlines.cells },
    tracked: brands.length - controls.length,
    firstPosition:
      one.role === "control"
        ? null
        : {
            rank: meanOf((row) => ({ part: row.ranks, whole: row.naming })),
            present: meanOf((row) => ({ part: row.present, whole: row.naming })),
          },
    listRank: meanOf((row) => ({ part: row.listRanks, whole: row.listed })),
    portrayal: meanOf((row) => ({ part: row.portrayals, whole: row.judgedMentions })),
    portrayed: { positive, negative, neutral: judged - positive - negative, notTold: naming - judged },
    beside: await readBeside(own, {
      ...{ parts, facts: measured.facts, brand: one.brand, zone: filter.zone, naming: places },
      others: brands.filter(({ id }) => id !== brandId),
    }),
  };
}
