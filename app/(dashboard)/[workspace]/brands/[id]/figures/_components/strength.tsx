import type { ReactNode } from "react";
import { FigureStrip } from "@/components/figures/figure-strip";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { withoutTricks } from "@/lib/format/hostile";
import { formatInterval, formatPercent } from "@/lib/format/numbers";
import { counted, formatCount } from "@/lib/format/text";
import type { BrandFigures } from "@/lib/services/brand-figures";
import type { Figure } from "@/lib/statistics/intervals/figure";
import { BRAND_DEFINITIONS } from "../../../../_figures/figure-definitions";
import { RowsLink } from "../../../../_figures/figure-link";
import { CountedHelp, decimal, notesOf } from "../brand-figure-words";

interface StrengthProps {
  figures: BrandFigures;
  filterWords: string;
  /** Null where nobody is led to rows. */
  answersOf: (asked: Partial<AnswerFilter>) => string | null;
}

/** How often and how strongly a brand is named: each figure leads to the rows of its numerator. */
export function Strength({ figures, filterWords, answersOf }: StrengthProps) {
  const { brand, cells, firstPosition, listRank, tracked } = figures;
  const name = withoutTricks(brand.name);
  const naming = { brandId: brand.id };
  const rows = (words: string, asked: Partial<AnswerFilter>) => (
    <RowsLink href={answersOf(asked)}>{words}</RowsLink>
  );
  const answers = (count: number) => counted(count, "answer");
  const help = (what: string, definition: string, figure: Figure, sums: [ReactNode, ReactNode]) => (
    <CountedHelp
      {...{ name: what, definition, figure, cells, filterWords }}
      numerator={sums[0]}
      denominator={sums[1]}
    />
  );
  const rate = (
    what: string,
    definition: string,
    figure: Figure,
    { asked, of }: { asked: Partial<AnswerFilter>; of: Partial<AnswerFilter> },
  ) => ({
    name: what,
    value: figure.value === null ? "unknown" : formatPercent(figure.value),
    note: noteOf(figure),
    href: figure.value === null ? undefined : answersOf(asked),
    help: help(what.toLowerCase(), definition, figure, [
      rows(answers(figure.numerator), asked),
      rows(answers(figure.denominator), of),
    ]),
  });
  const { presence, shortlisted, topPick, citationRate, shareOfVoice } = brand;
  const voice = shareOfVoice?.presence.figure;
  return (
    <FigureStrip
      label={`How strongly ${name} is named`}
      figures={[
        rate(
          "Presence",
          "Of the answers, the share that names the brand at least once in its visible text.",
          presence.figure,
          { asked: naming, of: { counted: "measured" } },
        ),
        rate("Shortlisted", BRAND_DEFINITIONS.Shortlisted, shortlisted.figure, {
          asked: { ...naming, level: "shortlisted" },
          of: { counted: "levels" },
        }),
        rate(
          "Top pick",
          "Of the same answers, the share that puts the brand first: first of an ordered list, or called the best.",
          topPick.figure,
          { asked: { ...naming, level: "top-pick" }, of: { counted: "levels" } },
        ),
        rate(
          "Citation rate",
          "Of the answers, the share that cites one of the brand's domains at least once.",
          citationRate.figure,
          { asked: { citedBrandId: brand.id }, of: { counted: "measured" } },
        ),
        ...(voice
          ? [
              {
                name: "Share of voice",
                value: voice.value === null ? "unknown" : formatPercent(voice.value),
                note: noteOf(voice),
                href: voice.value === null ? undefined : answersOf(naming),
                help: help(
                  "share of voice",
                  "Answers that name the brand, of all namings of a tracked brand by an answer. An answer that names three brands counts once for each; controls count nowhere.",
                  voice,
                  [
                    rows(answers(voice.numerator), naming),
                    <>
                      {counted(voice.denominator, "naming")}, the sum over tracked brands of{" "}
                      {rows("the answers that name any", { counted: "brands" })}
                    </>,
                  ],
                ),
              },
            ]
          : []),
        ...(firstPosition
          ? [
              {
                name: "First position",
                value: firstPosition.rank.value === null ? "unknown" : decimal(firstPosition.rank.value),
                note: [
                  meanInterval(firstPosition.rank),
                  firstPosition.present.value !== null &&
                    `of ${decimal(firstPosition.present.value)} tracked brands named`,
                ]
                  .filter(Boolean)
                  .join(" "),
                href: firstPosition.rank.value === null ? undefined : answersOf(naming),
                help: help(
                  "first position",
                  `The brand's rank by first mention among the ${formatCount(tracked)} tracked brands, mean over the answers that name it. Beside it stands how many of them such an answer names.`,
                  firstPosition.rank,
                  [
                    `${formatCount(firstPosition.rank.numerator)}, the ranks in sum`,
                    rows(`${answers(firstPosition.rank.denominator)} naming it`, naming),
                  ],
                ),
              },
            ]
          : []),
        {
          name: "List rank",
          value: listRank.value === null ? "no list names it" : decimal(listRank.value),
          note: listRank.value === null ? null : [meanInterval(listRank), ...notesOf(listRank)].join(" "),
          href: listRank.value === null ? undefined : answersOf({ ...naming, counted: "listed" }),
          help: help("list rank", BRAND_DEFINITIONS["List rank"], listRank, [
            `${formatCount(listRank.numerator)}, the items' numbers in sum`,
            rows(`${answers(listRank.denominator)} with such an item`, { ...naming, counted: "listed" }),
          ]),
        },
      ]}
    />
  );
}

/** "[31–46], 80 of 200". */
const noteOf = (figure: Figure): string =>
  figure.value === null
    ? "nothing to count"
    : [
        figure.interval && formatInterval(figure.interval),
        `${formatCount(figure.numerator)} of ${formatCount(figure.denominator)}`,
        ...notesOf(figure),
      ]
        .filter(Boolean)
        .join(", ");

const meanInterval = ({ interval }: Figure): string =>
  interval ? `[${decimal(interval.low)} to ${decimal(interval.high)}]` : "";
