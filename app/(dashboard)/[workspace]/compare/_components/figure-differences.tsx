import { DifferenceBar } from "@/components/charts/difference-bar";
import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import type { SidesCompared } from "@/lib/services/comparing";
import type { BrandDifference, ComparedFigure } from "@/lib/statistics/measures/compared-brands";
import { DIFFERENCE_DEFINITIONS } from "../../_figures/figure-definitions";
import { differenceWords } from "@/lib/format/figure-words";
import { INTERVAL_WORDS } from "../../_figures/figure-words";
import { FigureLink, RowsLink } from "../../_figures/figure-link";
import { answersHref } from "../../answers/answers-search-params";
import type { Side } from "../chosen-sides";
import { FIGURE_NAMES, figureOf, TEST_WORDS, VERDICT_WORDS } from "../compare-words";

type Row = SidesCompared["brands"][number];

interface FigureDifferencesProps {
  /** Null where nobody is led to rows. */
  slug: string | null;
  of: ComparedFigure;
  compared: SidesCompared;
  sides: readonly [Side, Side];
  /** What both sides share, in words. */
  filterWords: string;
  /** What the lists of both sides are narrowed to as well. */
  kept: Partial<AnswerFilter>;
}

/** What a figure is, and which answers its numerators and its denominators are. */
const FIGURES: Record<
  ComparedFigure,
  {
    definition: string;
    whole: string;
    wholes: Partial<AnswerFilter>;
    partsOf: (brandId: string) => Partial<AnswerFilter>;
    part: string;
  }
> = {
  presence: {
    definition: "Of the answers, the share that names the brand at least once in its visible text.",
    whole: "answer",
    wholes: { counted: "measured" },
    partsOf: (brandId) => ({ brandId }),
    part: "answers naming",
  },
  "citation-rate": {
    definition: "Of the answers, the share that cites one of the brand's domains at least once.",
    whole: "answer",
    wholes: { counted: "measured" },
    partsOf: (citedBrandId) => ({ citedBrandId }),
    part: "answers citing",
  },
  "share-of-voice": {
    definition:
      "Answers that name the brand, of all namings of a tracked brand by an answer. An answer that names three brands counts once for each, so the whole is the sum of all brands' answers.",
    whole: "naming",
    wholes: { counted: "brands" },
    partsOf: (brandId) => ({ brandId }),
    part: "answers naming",
  },
  "top-pick": {
    definition:
      "Of the answers of which it is told how far they recommend whom (English ones), the share that puts the brand first: first of an ordered list, or called the best.",
    whole: "answer in English",
    wholes: { counted: "levels" },
    partsOf: (brandId) => ({ brandId, level: "top-pick" }),
    part: "answers putting first",
  },
};

/** One figure of every brand on two sides, with what is between them and whether it is more than chance. */
export function FigureDifferences({ slug, of, compared, sides, filterWords, kept }: FigureDifferencesProps) {
  const { definition, whole, wholes, partsOf, part } = FIGURES[of];
  const id = `${of}-title`;
  const differences = new Map(
    compared.differences.filter((one) => one.of === of).map((one) => [one.brand, one]),
  );
  const reach = reachOf([...differences.values()]);
  const wholeOf = (at: 0 | 1): number => {
    const [first] = compared.brands;
    return first ? (figureOf(first.figures[at], of)?.denominator ?? 0) : 0;
  };
  const wholeWords = (at: 0 | 1) =>
    counted(wholeOf(at), whole, whole === "answer in English" ? "answers in English" : `${whole}s`);
  // Answers name more than one brand: those of a share of voice are fewer than its namings.
  const rowsWords = (at: 0 | 1) => (of === "share-of-voice" ? "the answers that name any" : wholeWords(at));
  const rowsOf = (at: 0 | 1, asked: Partial<AnswerFilter>) =>
    slug === null ? null : answersHref(slug, { ...sides[at].filter, ...kept, ...asked });
  const methods = [...new Set([...differences.values()].flatMap(({ method }) => method ?? []))];
  const column = (at: 0 | 1, name: string): Column<Row> => ({
    key: name,
    header: name,
    numeric: true,
    cell: ({ brand, figures }) => {
      const figure = figureOf(figures[at], of);
      if (!figure) return <span className="text-muted">none</span>;
      return (
        <FigureLink
          figure={figure}
          bar
          href={rowsOf(at, partsOf(brand.id))}
          label={`${formatCount(figure.numerator)} ${part} ${withoutTricks(brand.name)}, ${name}`}
        />
      );
    },
  });
  const columns: Column<Row>[] = [
    {
      key: "brand",
      header: "Brand",
      grow: true,
      cell: ({ brand }) => (
        <span className="inline-flex items-center gap-2">
          <span className={brand.isOwn ? "font-medium" : undefined}>{withoutTricks(brand.name)}</span>
          {brand.isOwn && <Badge>own</Badge>}
        </span>
      ),
    },
    column(0, "A"),
    column(1, "B"),
    {
      key: "difference",
      header: "B less A",
      wide: true,
      numeric: true,
      cell: ({ brand }) => <Difference difference={differences.get(brand.brand)} reach={reach} />,
    },
    {
      key: "verdict",
      header: "B is",
      text: true,
      cell: ({ brand }) => (
        <Verdict
          difference={differences.get(brand.brand)}
          without={compared.without}
          lookedAt={compared.differences.filter(({ p }) => p !== null).length}
        />
      ),
    },
  ];
  return (
    <section aria-labelledby={id} className="mb-8">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={id} className="flex items-center gap-1 font-semibold">
          {FIGURE_NAMES[of]}
        </h2>
        <HowCounted
          figure={FIGURE_NAMES[of].toLowerCase()}
          definition={definition}
          parts={[
            { name: "Denominator of A", value: `${wholeWords(0)}: ${sides[0].name}` },
            { name: "Denominator of B", value: `${wholeWords(1)}: ${sides[1].name}` },
            { name: "Interval of A", value: INTERVAL_WORDS[compared.sides[0].estimand] },
            ...(compared.sides[0].estimand === compared.sides[1].estimand
              ? []
              : [{ name: "Interval of B", value: INTERVAL_WORDS[compared.sides[1].estimand] }]),
            {
              name: "Difference",
              value:
                methods.length === 0
                  ? "Not tested."
                  : `In percentage points, 95 %, by ${methods.map((method) => TEST_WORDS[method]).join("; or by ")}.`,
            },
            {
              name: "Higher or lower",
              value: DIFFERENCE_DEFINITIONS["Higher or lower"],
            },
            { name: "Filter of both sides", value: filterWords },
          ]}
        />
        <span className="text-muted text-xs">
          of{" "}
          {([0, 1] as const).map((at) => (
            <span key={at}>
              {at === 1 && " and "}
              {of === "share-of-voice" && `${wholeWords(at)} by `}
              <RowsLink href={rowsOf(at, wholes)}>{rowsWords(at)}</RowsLink> ({at === 0 ? "A" : "B"})
            </span>
          ))}
        </span>
      </div>
      <DataTable
        caption={FIGURE_NAMES[of]}
        cards
        columns={columns}
        rows={compared.brands}
        rowKey={({ brand }) => brand.brand}
        rowHref={({ brand }) => (slug === null ? undefined : paths.workspace(slug).brand(brand.id))}
      />
    </section>
  );
}

const STEPS = [0.05, 0.1, 0.25, 0.5, 1];

/** The least of a few reaches that all intervals fit into. */
function reachOf(differences: readonly BrandDifference[]): number {
  const most = Math.max(
    0,
    ...differences.flatMap(({ interval }) =>
      interval ? [Math.abs(interval.low), Math.abs(interval.high)] : [],
    ),
  );
  return STEPS.find((step) => step >= most) ?? 1;
}

/** By itself it would be told from 0; among all that were looked at such a one is to be expected. */
const isBeyondZero = ({ interval }: BrandDifference): boolean =>
  interval !== null && (interval.low > 0 || interval.high < 0);

const isReal = ({ word }: BrandDifference): boolean => word === "higher" || word === "lower";

function Difference({ difference, reach }: { difference: BrandDifference | undefined; reach: number }) {
  if (!difference || difference.difference === null || difference.interval === null) return null;
  return (
    <span className="inline-flex items-center gap-3">
      <span className="hidden xl:inline">
        <DifferenceBar
          difference={difference.difference}
          interval={difference.interval}
          reach={reach}
          isReal={isReal(difference)}
        />
      </span>
      {/* As wide as any, so that all zeros stand in one line. */}
      <span className={`w-40 ${isReal(difference) ? "font-medium" : "text-muted"}`}>
        {differenceWords(difference)}
      </span>
    </span>
  );
}

/** A column of its own width, whose words a phone breaks. */
const VERDICT = "inline-flex min-w-24 md:whitespace-nowrap";

interface VerdictProps {
  difference: BrandDifference | undefined;
  without: SidesCompared["without"];
  /** How many differences were tested together. */
  lookedAt: number;
}

function Verdict({ difference, without, lookedAt }: VerdictProps) {
  if (!difference)
    return (
      <span className={`text-muted text-xs ${VERDICT}`}>
        {without === "model-changed"
          ? "the model changed"
          : without === "same-answers"
            ? "on both sides"
            : ""}
      </span>
    );
  return (
    <span className={`flex-col items-start ${VERDICT}`}>
      {isReal(difference) ? (
        <Badge tone="accent">{VERDICT_WORDS[difference.word]}</Badge>
      ) : (
        <span className="text-muted text-xs">
          {VERDICT_WORDS[difference.word]}
          {isBeyondZero(difference) && ` of ${formatCount(lookedAt)} looked at`}
        </span>
      )}
    </span>
  );
}
