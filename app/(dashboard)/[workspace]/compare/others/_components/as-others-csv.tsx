import { csvLine } from "@/lib/format/csv";
import type { CountedAsOthers } from "@/lib/services/comparing";
import { COUNTERS, OTHERS_FIGURES } from "../as-others-words";

/** All figures of all counters, one a line; what is unknown has no value. */
export const AsOthersCsv = ({ counted }: { counted: CountedAsOthers }) => (
  <a
    download="as-others.csv"
    href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(counted))}`}
    className="text-accent min-h-6 underline-offset-2 hover:underline"
  >
    CSV
  </a>
);

const csvOf = ({ brands }: CountedAsOthers): string =>
  [
    csvLine(["figure", "brand", "counter", "part", "whole", "value", "low", "high"]),
    ...OTHERS_FIGURES.flatMap((figure) =>
      brands.flatMap((row) =>
        COUNTERS.map((counter) => {
          const told = (counter === "ours" ? row.ours : row.others[counter])[figure];
          return csvLine([
            ...[figure, row.name, counter, told?.numerator ?? null, told?.denominator ?? null],
            ...[told?.value ?? null, told?.interval?.low ?? null, told?.interval?.high ?? null],
          ]);
        }),
      ),
    ),
  ].join("");
