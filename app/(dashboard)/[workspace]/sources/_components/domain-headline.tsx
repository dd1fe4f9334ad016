import type { ReactNode } from "react";
import { FigureStrip } from "@/components/figures/figure-strip";
import { HowCounted } from "@/components/figures/how-counted";
import { Time } from "@/components/ui/time";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { counted, formatCount } from "@/lib/format/text";
import type { DomainFigures } from "@/lib/services/sources";
import { figureWords } from "@/lib/format/figure-words";
import { INTERVAL_WORDS } from "../../_figures/figure-words";

interface DomainHeadlineProps {
  figures: DomainFigures;
  /** Null where nobody is led there. */
  rowsOf: (asked: Partial<AnswerFilter>) => string | null;
  filterWords: string;
}

/** How often a domain is cited, where among an answer's citations, and when. */
export function DomainHeadline({ figures, rowsOf, filterWords }: DomainHeadlineProps) {
  const { prevalence, citationShare, position, first, last } = figures;
  const part = (name: string, value: ReactNode) => ({ name, value });
  return (
    <FigureStrip
      label="What it rests on"
      figures={[
        {
          name: "Prevalence",
          value: figureWords(prevalence),
          note: `${formatCount(prevalence.numerator)} of ${counted(prevalence.denominator, "answer")} with search`,
          href: rowsOf({ search: "done" }),
          help: (
            <HowCounted
              figure="prevalence"
              definition="Of the answers that were given with a search, the share that cites the domain at least once."
              parts={[
                part("Numerator", "Answers with search that cite it"),
                part("Denominator", `${counted(prevalence.denominator, "answer")} with search`),
                part("Interval", INTERVAL_WORDS[prevalence.estimand]),
                part("Filter", filterWords),
              ]}
            />
          ),
        },
        {
          name: "Citation share",
          value: figureWords(citationShare),
          note: `${formatCount(citationShare.numerator)} of ${formatCount(citationShare.denominator)} citations`,
          help: (
            <HowCounted
              figure="the citation share"
              definition="Of all citations, the share that is of this domain. An answer that cites it three times counts three times, among all that it cites."
              parts={[
                part(
                  "Denominator",
                  `${counted(citationShare.denominator, "citation")}, also those of which nothing tells the domain`,
                ),
                part("Interval", INTERVAL_WORDS["questions-like-these"]),
                part("Filter", filterWords),
              ]}
            />
          ),
        },
        {
          name: "Mean position",
          value: position.value === null ? "none" : position.value.toFixed(1),
          note: position.interval
            ? `[${position.interval.low.toFixed(1)}–${position.interval.high.toFixed(1)}], from 1`
            : "from 1; too few families for an interval",
          help: (
            <HowCounted
              figure="the mean position"
              definition="Where among an answer's citations, from 1, the first one of this domain stands: the mean over the answers that cite it."
              parts={[part("Interval", INTERVAL_WORDS["questions-like-these"]), part("Filter", filterWords)]}
            />
          ),
        },
        {
          name: "First seen",
          value: first === null ? "never" : <Time iso={first.toISOString()} style="date" />,
        },
        {
          name: "Last seen",
          value: last === null ? "never" : <Time iso={last.toISOString()} style="date" />,
        },
      ]}
    />
  );
}
