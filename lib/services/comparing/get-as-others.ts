import "server-only";
import { countCitations, countPositions } from "@/lib/db/sql/figures/count-citations";
import { saidParts } from "@/lib/db/sql/figures/read-said";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { readFactsOf, type ShownBrand } from "@/lib/services/overview/read-facts-of";
import type { SpellCounts } from "@/lib/services/overview/spell-counts";
import { type BrandAsOthers, brandsAsOthers } from "@/lib/statistics/measures/counted-as-others";
import { countSide } from "./count-side";

/** The same answers as others count them. */
export interface CountedAsOthers {
  cells: SpellCounts;
  /** Answers that name a company nobody tracks, or of which that is not told: others' figures of all companies want none. */
  unlisted: number;
  /** The brand's own first, then as often as they are named; without controls. */
  brands: (ShownBrand & BrandAsOthers)[];
}

/** Each tracked brand's figures as Profound, Peec and Ahrefs define them, beside ours; of questions like these. */
export async function getAsOthers({
  ctx,
  input: { filter },
}: Call<{ filter: Zoned<FigureFilter> }>): Promise<CountedAsOthers> {
  requirePermission(ctx, "answer:read");
  const own = readsOf(ctx);
  const measured = await readFactsOf(ctx, filter);
  const { brands } = measured;
  const controls = brands.filter(({ role }) => role === "control").map(({ brand }) => brand);
  const parts = await saidParts(own, measured);
  const [{ counts, cells }, citations, positions] = await Promise.all([
    countSide(ctx, { measured, filter }),
    countCitations(own, { parts }),
    countPositions(own, { parts, controls }),
  ]);
  const shown = new Map(brands.map((brand) => [brand.brand, brand]));
  return {
    cells,
    unlisted: citations.reduce((sum, { unlisted }) => sum + unlisted, 0),
    brands: brandsAsOthers({ counts, citations, positions }, brands)
      .flatMap((told) => {
        const brand = shown.get(told.brand);
        return brand ? [{ ...brand, ...told }] : [];
      })
      .toSorted(
        (one, other) =>
          Number(other.isOwn) - Number(one.isOwn) ||
          other.ours.visibility.numerator - one.ours.visibility.numerator,
      ),
  };
}
