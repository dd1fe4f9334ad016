import "server-only";
import type { FactTallies } from "@/lib/db/sql/facts/tally-facts";
import type { HeadlineFigure, MeasurementFigures } from "@/lib/domain/brands/measurement";
import type { FrozenBrand } from "@/lib/domain/brands/stored-brand";
import type { Figure } from "@/lib/statistics/intervals/figure";
import { headlinesOf } from "@/lib/statistics/measures/headlines";

/** What counted answers say of brands, in the figures that are looked at first. */
export function headlineFigures(
  { prompts, brands: counts }: FactTallies,
  brands: readonly Pick<FrozenBrand, "number" | "name" | "role">[],
): MeasurementFigures {
  const headlines = headlinesOf(
    prompts,
    counts.map((one) => ({ ...one, brand: String(one.brand) })),
    brands.map(({ number, name, role }) => ({
      ...{ brand: String(number), name },
      role: role === "control" ? "control" : "tracked",
    })),
  );
  const byBrand = new Map(headlines.map((one) => [one.brand, one]));
  return {
    answers: prompts.reduce((sum, { answers }) => sum + answers, 0),
    brands: brands.flatMap(({ number, name, role }) => {
      const told = byBrand.get(String(number));
      if (!told) return [];
      const { presence, citationRate, topPick, shareOfVoice } = told;
      return [
        {
          ...{ number, name, role },
          presence: figureOf(presence),
          citationRate: figureOf(citationRate),
          topPick: figureOf(topPick),
          voice: shareOfVoice && {
            presence: figureOf(shareOfVoice.presence),
            occurrences: figureOf(shareOfVoice.occurrences),
          },
        },
      ];
    }),
  };
}

const figureOf = ({ value, numerator, denominator, interval }: Figure): HeadlineFigure => ({
  ...{ value, numerator, denominator },
  interval: interval && { low: interval.low, high: interval.high },
});
