import "server-only";
import { newestRules } from "@/lib/db/sql/facts/stale-facts";
import { readFoldedZone } from "@/lib/db/sql/facts/fold-facts";
import { type Measured, measuredBy } from "@/lib/db/sql/figures/fact-conditions";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { newestBrandRules } from "@/lib/services/brands";
import { type Context, readsOf, sqlOf } from "@/lib/services/context";
import type { TrackedBrand } from "@/lib/statistics/measures/brand-table";

/** A brand as screens of figures name it. */
export interface ShownBrand extends TrackedBrand {
  /** Its id, by which its page is found. */
  id: string;
  isOwn: boolean;
}

/** What figures of now are made of: the facts that a filter leaves and the newest rules made, and whom those look for. */
export interface FactsOfNow extends Measured {
  /** The number of the brands' rules; 0 where there are no brands. */
  rules: number;
  brands: ShownBrand[];
}

/** The facts of a filter, and the brands that they are of. */
export async function readFactsOf(ctx: Context, filter: Zoned<FigureFilter>): Promise<FactsOfNow> {
  const { number, brands } = await newestBrandRules({ ctx });
  const db = sqlOf(ctx);
  const versions = { codeVersion: FACT_VERSION, ...(await newestRules(db, ctx.workspaceId)) };
  return {
    rules: number,
    brands: brands.map(({ id, number: brand, name, role }) => ({
      id,
      brand: String(brand),
      name,
      role: role === "control" ? "control" : "tracked",
      isOwn: role === "own",
    })),
    ...measuredBy(readsOf(ctx), filter, versions, await readFoldedZone(db, ctx.workspaceId)),
  };
}

/** The facts of a filter, whatever measured them: of what does not follow from brands and rules. */
export const readAnyFactsOf = async (ctx: Context, filter: Zoned<FigureFilter>): Promise<Measured> =>
  measuredBy(readsOf(ctx), filter, null, await readFoldedZone(sqlOf(ctx), ctx.workspaceId));
