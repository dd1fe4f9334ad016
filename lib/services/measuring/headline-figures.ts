import "server-only";
import type { HeadlineFigure, MeasurementFigures } from "@/lib/domain/brands/measurement";
import type { FrozenBrand } from "@/lib/domain/brands/stored-brand";
import type { Estimand, Figure } from "@/lib/statistics/intervals/figure";
import { type Counts, headlinesOf } from "@/lib/statistics/measures/counted-brands";

/** What counted answers say of brands, in the figures that are looked at first. */
export function headlineFigures(
  counts: Counts,
  brands: readonly Pick<FrozenBrand, "number" | "name" | "role">[],
  estimand: Estimand,
): MeasurementFigures {
  const { brands: headlines } = headlinesOf(
    counts,
    brands.map(({ number, name, role }) => ({
      ...{ brand: String(number), name },
      role: role === "control" ? "control" : "tracked",
    })),
    estimand,
  );
  const byBrand = new Map(headlines.map((one) => [one.brand, one]));
  return {
    answers: counts.prompts.reduce((sum, { answers }) => sum + answers, 0),
    brands: brands.flatMap(({ number, name, role }) => {
      const told = byBrand.get(String(number));
      if (!told) return [];
      const { presence, citationRate, topPick, shareOfVoice } = told;
      return [
        {
          ...{ number, name, role },
          presence: figureOf(presence.figure),
          citationRate: figureOf(citationRate.figure),
          topPick: figureOf(topPick.figure),
          voice: shareOfVoice && {
            presence: figureOf(shareOfVoice.presence.figure),
            occurrences: figureOf(shareOfVoice.occurrences.figure),
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
