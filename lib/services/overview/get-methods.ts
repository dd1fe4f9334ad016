import "server-only";
import { countMarkets, type MarketAnswers } from "@/lib/db/sql/figures/count-markets";
import { countModels, type ModelAnswers } from "@/lib/db/sql/figures/count-models";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { readFactsOf } from "./read-facts-of";

/** What figures were made of, and by which rules. */
export interface Methods {
  models: ModelAnswers[];
  markets: MarketAnswers[];
  /** The version of the code that measures, and the number of the brands' rules; 0 where there are no brands. */
  codeVersion: number;
  rules: number;
}

/** Which models were asked what figures count, and where, and what measured their answers. */
export async function getMethods({
  ctx,
  input: { filter },
}: Call<{ filter: Zoned<FigureFilter> }>): Promise<Methods> {
  requirePermission(ctx, "answer:read");
  const measured = await readFactsOf(ctx, filter);
  const own = readsOf(ctx);
  const [models, markets] = await Promise.all([countModels(own, measured), countMarkets(own, measured)]);
  return { models, markets, codeVersion: FACT_VERSION, rules: measured.rules };
}
