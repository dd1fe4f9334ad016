import "server-only";
import { isMadeBy, newestRules } from "@/lib/db/sql/facts/stale-facts";
import { type CellRow, readCells } from "@/lib/db/sql/figures/read-cells";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { answeredAs, unansweredAs } from "@/lib/domain/tasks/cell-state";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { newestBrandRules } from "@/lib/services/brands";
import { type Context, readsOf, sqlOf } from "@/lib/services/context";
import { readFilter } from "@/lib/services/search/read-search";
import type { TrackedBrand } from "@/lib/statistics/measures/brand-table";
import { NOTHING_SAID, saidIn } from "@/lib/statistics/measures/from-fact";
import { type MeasuredAnswer, NOT_READ } from "@/lib/statistics/measures/measured-answer";

/** Cells as statistics take them, and whom their facts are of. */
export interface MeasuredRows {
  /** The version of the brands' rules that they are by; 0 where there are no brands. */
  rules: number;
  brands: (TrackedBrand & { id: string; isOwn: boolean })[];
  rows: MeasuredAnswer[];
  /** How many of the cells are answers that are not measured by these rules yet, and in no row. */
  waiting: number;
}

/** The cells that a filter leaves, as far as they are measured by the rules of now. */
export async function readMeasuredRows(ctx: Context, filter: Zoned<AnswerFilter>): Promise<MeasuredRows> {
  const own = readsOf(ctx);
  const { number: rules, brands: known } = await newestBrandRules({ ctx });
  const versions = { codeVersion: FACT_VERSION, ...(await newestRules(sqlOf(ctx), ctx.workspaceId)) };
  const cells = await readCells(own, await readFilter(own, filter));
  const measured = cells.filter(({ fact }) => fact === null || isMadeBy(fact, versions));
  const brands = known.map(({ id, number, name, role }) => ({
    ...{ id, brand: String(number), name, isOwn: role === "own" },
    role: role === "control" ? ("control" as const) : ("tracked" as const),
  }));
  const roles = new Map(brands.map(({ brand, role }) => [brand, role]));
  return {
    ...{ rules, brands, waiting: cells.length - measured.length },
    rows: measured.map((cell) => rowOf(cell, roles)),
  };
}

function rowOf(cell: CellRow, roles: ReadonlyMap<string, "tracked" | "control">): MeasuredAnswer {
  const { fact } = cell;
  return {
    answer: cell.id,
    prompt: cell.promptId,
    family: cell.familyId ?? cell.promptId,
    day: cell.day,
    state: unansweredAs(cell.state) ?? answeredAs(cell.searched),
    weight: cell.weight,
    by: {
      engine: cell.engine,
      modelAsked: cell.modelAsked,
      modelAnswered: cell.modelAnswered,
      set: cell.setId,
      tags: cell.tags,
      topic: cell.topic,
      persona: cell.personaId,
      market: cell.marketId,
      run: cell.runId,
      surface: cell.surface,
      origin: cell.origin,
    },
    ...(fact === null
      ? NOTHING_SAID
      : saidIn(
          {
            ...fact,
            brands: fact.brands.map(String),
            absentBrands: fact.absentBrands.map(String),
            citedBrands: fact.citedBrands.map(String),
          },
          roles,
        )),
    citations: cell.domains.map((domain, place) => ({ domain, url: cell.urls[place] ?? "" })),
    placed: fact === null ? null : NOT_READ,
  };
}
