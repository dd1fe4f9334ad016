import { HowCounted } from "@/components/figures/how-counted";
import { PROMPT_FIGURE_LIMITS } from "@/lib/domain/library/prompt-figures";
import { formatPercent } from "@/lib/format/numbers";
import { counted } from "@/lib/format/text";
import type { PromptFigures } from "@/lib/services/prompt-figures";

type Stability = PromptFigures["stability"];

/** "62 %"; "not told" of fewer than two answers. */
export const alikeWords = (of: { mean: number } | null | undefined): string =>
  of ? formatPercent(of.mean) : "not told";

/** Of how many pairs. */
export const pairsWords = ({ domains }: Stability): string =>
  domains ? `over ${counted(domains.overlap.pairs, "pair")}` : "fewer than two answers";

interface StabilityHelpProps {
  figure: string;
  definition: string;
}

/** How alike answers are: a mean over pairs, of these pairs alone, so that it has no interval. */
export const StabilityHelp = ({ figure, definition }: StabilityHelpProps) => (
  <HowCounted
    figure={figure}
    definition={definition}
    parts={[
      {
        name: "Denominator",
        value: `Every two of the newest answers, at most ${PROMPT_FIGURE_LIMITS.pairs} of each engine. Both without any count as alike, one without any as not alike at all.`,
      },
      { name: "Interval", value: "None: it is the mean of these pairs, and speaks of no others." },
    ]}
  />
);
