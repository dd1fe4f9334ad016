import { csvLine } from "@/lib/format/csv";
import type { SidesCompared } from "@/lib/services/comparing";
import { COMPARED_FIGURES } from "@/lib/statistics/measures/compared-brands";
import { figureOf } from "../compare-words";

/** All figures of a comparison, one a line. */
export const DifferencesCsv = ({ compared }: { compared: SidesCompared }) => (
  <a
    download="comparison.csv"
    href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(compared))}`}
    className="text-accent min-h-6 underline-offset-2 hover:underline"
  >
    CSV
  </a>
);

const SIDE = ["part", "whole", "rate", "low", "high"];

const csvOf = ({ brands, differences }: SidesCompared): string =>
  [
    csvLine([
      ...["figure", "brand", ...SIDE.map((name) => `a_${name}`), ...SIDE.map((name) => `b_${name}`)],
      ...["difference", "difference_low", "difference_high", "p", "method", "verdict"],
    ]),
    ...COMPARED_FIGURES.flatMap((of) =>
      brands.map(({ brand, figures }) => {
        const found = differences.find((one) => one.brand === brand.brand && one.of === of);
        return csvLine([
          ...[of, brand.name],
          ...figures.flatMap((headline) => {
            const figure = figureOf(headline, of);
            return [
              ...[figure?.numerator ?? null, figure?.denominator ?? null, figure?.value ?? null],
              ...[figure?.interval?.low ?? null, figure?.interval?.high ?? null],
            ];
          }),
          ...[found?.difference ?? null, found?.interval?.low ?? null, found?.interval?.high ?? null],
          ...[found?.p ?? null, found?.method ?? null, found?.word ?? null],
        ]);
      }),
    ),
  ].join("");
