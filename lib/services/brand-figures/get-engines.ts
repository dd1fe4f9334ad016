import "server-only";
import { countEngines } from "@/lib/db/sql/figures/count-engines";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { Days } from "@/lib/domain/money/spend-periods";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { getHeadlines, type Headlines } from "@/lib/services/overview";
import { readFactsOf } from "@/lib/services/overview/read-facts-of";

/** What the answers of one engine say of a brand. */
export interface BrandAtEngine extends Pick<Headlines, "estimand"> {
  engine: string;
  brand: Headlines["brands"][number];
}

interface Asked {
  filter: Zoned<FigureFilter> & Days;
  brandId: string;
}

/** The figures of a brand engine by engine: each is the overview's, narrowed to the engine. */
export async function getBrandEngines({
  ctx,
  input: { filter, brandId },
}: Call<Asked>): Promise<BrandAtEngine[]> {
  requirePermission(ctx, "answer:read");
  const { brands: known, ...measured } = await readFactsOf(ctx, filter);
  const one = known.find(({ id }) => id === brandId);
  if (!one) return [];
  const cells = await countEngines(readsOf(ctx), { measured, brand: one.brand });
  const engines = [...new Set(cells.map(({ engine }) => engine))].toSorted();
  const told = await Promise.all(
    engines.map(async (engine) => {
      const input = { filter: { ...filter, engine }, before: null, cut: false };
      const { estimand, brands } = await getHeadlines({ ctx, input });
      return brands.filter(({ id }) => id === brandId).map((brand) => ({ engine, estimand, brand }));
    }),
  );
  return told.flat();
}
