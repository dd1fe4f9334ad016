import { FigureStrip } from "@/components/figures/figure-strip";
import { HowCounted } from "@/components/figures/how-counted";
import { Money } from "@/components/ui/money";
import type { EstimateReport } from "@/lib/domain/money/estimates";
import { formatDollarRange } from "@/lib/format/money";
import { formatPercent } from "@/lib/format/numbers";
import { counted, formatCount } from "@/lib/format/text";

/** How the runs of some days came out, in a line. */
export const EstimateSums = ({ total }: Pick<EstimateReport, "total">) => (
  <FigureStrip
    label="Estimates and what runs came to"
    figures={[
      {
        name: "Within the range",
        value: formatPercent(total.within / total.runs),
        note: `${formatCount(total.within)} of ${counted(total.runs, "run")}`,
        help: (
          <HowCounted
            figure="within the range"
            definition="Runs that came to no less than the lower and no more than the upper end of what they were expected to cost when they were started, of all runs that can be compared: those whose calls were all answered, at a known price. Corrections count."
            parts={[
              { name: "Numerator", value: counted(total.within, "run") },
              { name: "Denominator", value: counted(total.runs, "run") },
            ]}
          />
        ),
      },
      { name: "Dearer", value: formatCount(total.above), note: "than the upper end" },
      { name: "Cheaper", value: formatCount(total.below), note: "than the lower end" },
      { name: "Expected", value: formatDollarRange(total.low, total.high), note: "of all of them" },
      { name: "Came to", value: <Money dollars={total.actual} /> },
    ]}
  />
);

const WHY: Record<keyof EstimateReport["left"], string> = {
  "goes on": "not ended",
  "not whole": "with calls that have no answer",
  unpriced: "with an answer of unknown cost",
  "no estimate": "of which nothing was expected",
};

/** Which runs of the days are not compared; null where all are. */
export function leftWords(left: EstimateReport["left"]): string | null {
  const reasons = [
    [left["goes on"], WHY["goes on"]],
    [left["not whole"], WHY["not whole"]],
    [left.unpriced, WHY.unpriced],
    [left["no estimate"], WHY["no estimate"]],
  ] as const;
  const said = reasons.flatMap(([runs, why]) => (runs === 0 ? [] : [`${counted(runs, "run")} ${why}`]));
  return said.length === 0 ? null : `Not compared: ${said.join(", ")}.`;
}
