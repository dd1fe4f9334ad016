import type { ReactNode } from "react";
import { HowCounted } from "@/components/figures/how-counted";
import { counted, formatCount } from "@/lib/format/text";
import type { BrandFigures } from "@/lib/services/brand-figures";
import type { Figure, Note } from "@/lib/statistics/intervals/figure";
import { INTERVAL_WORDS, NOTE_WORDS } from "../../../_figures/figure-words";

/** "2.3 [1.9 to 2.7]"; the number alone where there is no interval. */
export const meanWords = ({ value, interval }: Figure): string =>
  value === null
    ? "not told"
    : `${decimal(value)}${interval ? ` [${decimal(interval.low)} to ${decimal(interval.high)}]` : ""}`;

export const decimal = (value: number): string => value.toFixed(2).replace(/^-/, "−");

/** What has to be said right beside a figure; how it is counted says the rest. */
export const notesOf = ({ notes }: Figure): string[] =>
  notes.flatMap((note) => (SAID_BESIDE.includes(note) ? [NOTE_WORDS[note]] : []));

const SAID_BESIDE: readonly Note[] = ["few-families", "small-sample"];

interface CountedHelpProps {
  name: string;
  definition: string;
  figure: Figure;
  cells: BrandFigures["cells"];
  /** The rows of both sums, as links. */
  numerator: ReactNode;
  denominator: ReactNode;
  filterWords: string;
}

/** "How this is counted" of one figure of a brand: both its sums with their rows. */
export const CountedHelp = ({
  name,
  definition,
  figure,
  cells,
  numerator,
  denominator,
  filterWords,
}: CountedHelpProps) => (
  <HowCounted
    figure={name}
    definition={definition}
    parts={[
      { name: "Numerator", value: numerator },
      { name: "Denominator", value: denominator },
      {
        name: "Interval",
        value:
          figure.interval === null
            ? `None: ${figure.notes.map((note) => NOTE_WORDS[note]).join("; ")}.`
            : [
                INTERVAL_WORDS[figure.estimand],
                ...figure.notes.map((note) => `Mind: ${NOTE_WORDS[note]}.`),
              ].join(" "),
      },
      {
        name: "Left out",
        value: `${formatCount(cells.failed)} failed and ${counted(cells.pending, "pending call")}; what is not answered counts nowhere.`,
      },
      { name: "Filter", value: `Answers ${filterWords}` },
    ]}
  />
);
