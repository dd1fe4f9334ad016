import "server-only";
import { countCiting } from "@/lib/db/sql/figures/count-cited";
import { factsOf } from "@/lib/db/sql/figures/fact-conditions";
import { citedParts } from "@/lib/db/sql/figures/read-cited";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { CitedFilter } from "@/lib/domain/sources/cited-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import type { Estimand } from "@/lib/statistics/intervals/figure";
import type { Rate } from "@/lib/statistics/intervals/rate";
import { prevalencesOf } from "@/lib/statistics/measures/counted-sources";
import { readSearched } from "./read-searched";

/** The prevalence of some domains, or of some sources of one. */
export interface Prevalences {
  /** Of whom they speak. */
  estimand: Estimand;
  /** Answers with search. */
  searched: number;
  rates: ReadonlyMap<string, Rate>;
}

interface Asked {
  filter: Zoned<FigureFilter>;
  /** Of a domain, its sources; else domains. */
  cited: CitedFilter;
  keys: readonly string[];
}

/** Answers that cite each of some domains, or of a domain's sources, ÷ answers with search. */
export async function getPrevalences({
  ctx,
  input: { filter, cited: asked, keys },
}: Call<Asked>): Promise<Prevalences> {
  requirePermission(ctx, "source:read");
  const own = readsOf(ctx);
  const parts = await citedParts(own, { filter, cited: asked });
  const by = asked.domain === null ? "domain" : "source";
  const prompts = await readSearched(own, parts, {
    facts: factsOf(own, filter),
    from: null,
    zone: filter.zone,
  });
  const ids = prompts.map(({ prompt }) => prompt);
  const citing = keys.length === 0 ? [] : await countCiting(own, { parts, by, keys, prompts: ids });
  const cited = new Map(citing.map((row) => [row.key, row.citing]));
  const { estimand, prevalences } = prevalencesOf({ prompts, cited }, keys);
  return {
    estimand,
    searched: prompts.reduce((sum, { answers }) => sum + answers, 0),
    rates: new Map([...prevalences].map(([key, { figure }]) => [key, figure])),
  };
}
