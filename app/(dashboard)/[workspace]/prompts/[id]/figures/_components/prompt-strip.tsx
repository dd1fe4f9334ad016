import { FigureStrip } from "@/components/figures/figure-strip";
import { HowCounted } from "@/components/figures/how-counted";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { formatInterval, formatPercent } from "@/lib/format/numbers";
import { formatCount } from "@/lib/format/text";
import type { PromptFigures } from "@/lib/services/prompt-figures";
import { RowsLink } from "../../../../_figures/figure-link";
import { alikeWords, pairsWords, StabilityHelp } from "./stability-words";

interface PromptStripProps {
  figures: PromptFigures;
  answersOf: (asked: Partial<AnswerFilter>) => string;
}

/** What a prompt's answers come to, all engines together. */
export function PromptStrip({ figures, answersOf }: PromptStripProps) {
  const { answers, leftOut, informative, stability } = figures;
  const { naming, answers: told, interval } = informative;
  return (
    <FigureStrip
      label="What its answers come to"
      figures={[
        {
          name: "Answers",
          value: formatCount(answers),
          note: `${formatCount(leftOut.failed)} failed, ${formatCount(leftOut.pending)} pending`,
          href: answersOf({ counted: "measured" }),
        },
        {
          name: "Informative",
          value: told === 0 ? "not told" : formatPercent(naming / told),
          note:
            told === 0
              ? undefined
              : `${interval ? `${formatInterval(interval)}, ` : ""}${formatCount(naming)} of ${formatCount(told)}`,
          href: naming === 0 ? undefined : answersOf({ companies: "some" }),
          help: (
            <HowCounted
              figure="the informative rate"
              definition="Of the answers of which it is told, the share that names a company of the category at all: one that is tracked, one that is kept by its name, or one that rules take for a company. These rules are experimental, so that a rate that stands on them alone is too high."
              parts={[
                {
                  name: "Numerator",
                  value: (
                    <RowsLink href={answersOf({ companies: "some" })}>
                      {formatCount(naming)} answers naming one
                    </RowsLink>
                  ),
                },
                {
                  name: "Denominator",
                  value: (
                    <RowsLink href={answersOf({ companies: "told" })}>
                      {formatCount(told)} answers that tell it
                    </RowsLink>
                  ),
                },
                {
                  name: "Interval",
                  value:
                    "95 %, Wilson’s, of these answers. Below a half for certain the prompt is called uninformative.",
                },
              ]}
            />
          ),
        },
        {
          name: "Same brands",
          value: alikeWords(stability.brands?.jaccard),
          note: pairsWords(stability),
          help: (
            <StabilityHelp
              figure="the stability of brands"
              definition="Brands that both of two answers name, of those that either names (Jaccard), mean over pairs, whoever gave them."
            />
          ),
        },
        {
          name: "Same order",
          value: alikeWords(stability.ranks),
          note: pairsWords(stability),
          help: (
            <StabilityHelp
              figure="the stability of the order"
              definition="Rank-biased overlap (p = .9, extrapolated) of the brands of two answers in the order of first mention, mean over pairs."
            />
          ),
        },
        {
          name: "Same sources",
          value: alikeWords(stability.domains?.jaccard),
          note: pairsWords(stability),
          help: (
            <StabilityHelp
              figure="the stability of sources"
              definition="Domains that both of two answers cite, of those that either cites (Jaccard), mean over pairs."
            />
          ),
        },
      ]}
    />
  );
}
