import { FigureStrip } from "@/components/figures/figure-strip";
import { Badge } from "@/components/ui/badge";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import type { AskedPortrayal } from "@/lib/domain/answers/said-of-brands";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import type { BrandFigures } from "@/lib/services/brand-figures";
import { BRAND_DEFINITIONS } from "../../../../_figures/figure-definitions";
import { RowsLink } from "../../../../_figures/figure-link";
import { CountedHelp, meanWords } from "../brand-figure-words";

interface PortrayalProps {
  figures: BrandFigures;
  filterWords: string;
  /** Null where nobody is led to rows. */
  answersOf: (asked: Partial<AnswerFilter>) => string | null;
}

/** How answers speak of a brand: how many praise it, blame it or do neither, and what that comes to. */
export function Portrayal({ figures, filterWords, answersOf }: PortrayalProps) {
  const { brand, portrayal, portrayed, cells } = figures;
  const name = withoutTricks(brand.name);
  const asked = (tone: AskedPortrayal): Partial<AnswerFilter> => ({ brandId: brand.id, portrayal: tone });
  const count = (what: string, answers: number, tone: AskedPortrayal, note?: string) => ({
    name: what,
    value: formatCount(answers),
    note,
    href: answers === 0 ? undefined : answersOf(asked(tone)),
  });
  const told = portrayed.positive + portrayed.neutral + portrayed.negative;
  return (
    <section aria-labelledby="portrayal-title">
      <div className="mb-2 flex items-center gap-2">
        <h2 id="portrayal-title" className="font-semibold">
          How {name} is portrayed
        </h2>
        <Badge
          tone="warn"
          title="Told by rules and a list of words that one author labelled: how good they are on answers of others is not known."
        >
          experimental
        </Badge>
      </div>
      <FigureStrip
        label={`How ${name} is portrayed`}
        figures={[
          count("Praised", portrayed.positive, "positive", "answers, its mentions together"),
          count("Neither", portrayed.neutral, "neutral"),
          count("Blamed", portrayed.negative, "negative"),
          count("Not told", portrayed.notTold, "not-told", "not in English"),
          {
            name: "Mean",
            value: meanWords(portrayal).split(" ")[0],
            note:
              portrayal.value === null
                ? "no mention of which it is told"
                : `${portrayal.interval ? meanWords(portrayal).split(" ").slice(1).join(" ") : "no interval: too few families"}, ${counted(portrayal.denominator, "mention")}`,
            href: told === 0 ? undefined : answersOf(asked("told")),
            help: (
              <CountedHelp
                name="portrayal"
                definition={BRAND_DEFINITIONS.Portrayal}
                figure={portrayal}
                cells={cells}
                numerator={`${portrayal.numerator.toFixed(1).replace("-", "−")}, what its mentions come to in sum`}
                denominator={
                  <>
                    {counted(portrayal.denominator, "mention")} in{" "}
                    <RowsLink href={answersOf(asked("told"))}>
                      {counted(told, "answer")} that tell it
                    </RowsLink>
                  </>
                }
                filterWords={filterWords}
              />
            ),
          },
        ]}
      />
    </section>
  );
}
