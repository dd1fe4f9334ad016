import "server-only";
import { newestRules, type FactVersions } from "@/lib/db/sql/facts/stale-facts";
import { type CellRow, readCells } from "@/lib/db/sql/figures/read-cells";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { answeredAs, unansweredAs } from "@/lib/domain/tasks/cell-state";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { newestBrandRules } from "@/lib/services/brands";
import { readsOf, requirePermission, sqlOf, type Call } from "@/lib/services/context";
import { readFilter } from "@/lib/services/search/read-search";
import type { TrackedBrand } from "@/lib/statistics/measures/brand-table";
import { type AllFigures, allFigures } from "@/lib/statistics/measures/figures-of";
import { NOTHING_SAID, saidIn } from "@/lib/statistics/measures/from-fact";
import type { Dimension, Period } from "@/lib/statistics/measures/group-rows";
import { type MeasuredAnswer, NOT_READ } from "@/lib/statistics/measures/measured-answer";

/** Which figures: of the answers that a filter leaves, and also by these dimensions. */
interface Wanted {
  filter: Zoned<AnswerFilter>;
  by: readonly Dimension[];
  period: Period;
}

/** Every figure of a workspace's answers. */
export interface WorkspaceFigures extends AllFigures {
  /** The version of the brands' rules that they are by; 0 where there are no brands. */
  rules: number;
  /** Answers that are not measured by these rules yet: they are in no figure. */
  waiting: number;
}

/** Whatever is drawn is drawn from this, as `recompute` draws it. */
const SEED = 1;

/**
 * The figures of a workspace by the brands and rules of now, worked out of facts: the same that `recompute` prints of the
 * workspace's dataset, but for what takes the places of citations in texts.
 */
export async function getFigures({
  ctx,
  input: { filter, by, period },
}: Call<Wanted>): Promise<WorkspaceFigures> {
  requirePermission(ctx, "answer:read");
  const own = readsOf(ctx);
  const { number, brands } = await newestBrandRules({ ctx });
  const versions = { codeVersion: FACT_VERSION, ...(await newestRules(sqlOf(ctx), ctx.workspaceId)) };
  const cells = await readCells(own, await readFilter(own, filter));
  const measured = cells.filter(({ fact }) => fact === null || isBy(fact, versions));
  const tracked = brands.map(({ number: brand, name, role }): TrackedBrand => ({
    brand: String(brand),
    name,
    role: role === "control" ? "control" : "tracked",
  }));
  const roles = new Map(tracked.map(({ brand, role }) => [brand, role]));
  const rows = measured.map((cell) => rowOf(cell, roles));
  return {
    ...allFigures(rows, by, { brands: tracked, period, seed: SEED }),
    rules: number,
    waiting: cells.length - measured.length,
  };
}

/** What an older version has told is told anew in a while; figures of two versions would be of nothing. */
const isBy = (fact: FactVersions, versions: FactVersions): boolean =>
  fact.codeVersion === versions.codeVersion &&
  fact.ruleVersion === versions.ruleVersion &&
  fact.companyVersion === versions.companyVersion;

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
