import Link from "next/link";
import type { ReactNode } from "react";
import { RatePanel } from "@/components/charts/rate-panel";
import { EngineLabel } from "@/components/engines/engine-label";
import { FigureStrip } from "@/components/figures/figure-strip";
import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Time } from "@/components/ui/time";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { engineLabel } from "@/lib/domain/engines/engine";
import type { Days } from "@/lib/domain/money/spend-periods";
import type { CitedFilter } from "@/lib/domain/sources/cited-filter";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { formatPercent } from "@/lib/format/numbers";
import { counted, formatCount, shorten } from "@/lib/format/text";
import type { Context } from "@/lib/services/context";
import { type DomainFigures as Figures, getDomainFigures } from "@/lib/services/sources";
import type { Rate } from "@/lib/statistics/intervals/rate";
import { figureWords, INTERVAL_WORDS } from "../../_figures/figure-words";
import { topOf } from "../../_figures/scale-top";
import { FigureHead, ToldFigure } from "../../_figures/told-figure";
import { breaksIn } from "../../_figures/trend-breaks";

interface DomainFiguresProps {
  ctx: Context;
  zone: string;
  filter: FigureFilter;
  cited: CitedFilter & { domain: string };
  /** Of the trend. */
  step: string;
  spells: readonly Days[];
  /** The answers of the filter that also satisfy this. */
  answersOf: (asked: Partial<AnswerFilter>) => string;
  filterWords: string;
}

const PROMPTS_SHOWN = 8;

/** What some of its sources are told to be, and what of a filter asks for it. */
interface ToldRow {
  is: string | null;
  sources: number;
  answers: number;
  of: "class" | "page type";
  asked: Partial<AnswerFilter>;
}

/** What is told of one domain: how often it is cited, by whom, when, where and beside whom. */
export async function DomainFigures({
  ctx,
  zone,
  filter,
  cited,
  step,
  spells,
  answersOf,
  filterWords,
}: DomainFiguresProps) {
  const figures = await getDomainFigures({
    ctx,
    input: { filter: { ...filter, zone }, cited, spells, most: PROMPTS_SHOWN },
  });
  if (figures.answers === 0) return null;
  const { domain, sourceClass, pageType } = cited;
  const rowsOf = (asked: Partial<AnswerFilter>) =>
    answersOf({ domain, sourceClass, pageType, counted: "measured", ...asked });
  const name = withoutTricks(domain);
  return (
    <section aria-label={`Figures of ${name}`} className="mb-8">
      <Headline figures={figures} rowsOf={rowsOf} filterWords={filterWords} />
      <div className="mb-6 max-w-3xl">
        <Trend {...{ figures, step, spells, rowsOf, name }} />
      </div>
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        <Part title="By engine">
          <DataTable
            caption="Prevalence by engine"
            rows={figures.engines}
            rowKey={({ engine }) => engine}
            columns={[
              {
                key: "engine",
                header: "Engine",
                grow: true,
                cell: ({ engine }) => <EngineLabel engine={engine} />,
              },
              rateColumn<Figures["engines"][number]>(({ engine }) => ({
                href: rowsOf({ engine, search: "done" }),
                what: withoutTricks(engineLabel(engine)),
              })),
            ]}
          />
        </Part>
        {figures.markets.some(({ id }) => id !== null) && (
          <Part title="By market">
            <DataTable
              caption="Prevalence by market"
              rows={figures.markets}
              rowKey={({ id }) => id ?? ""}
              columns={[
                {
                  key: "market",
                  header: "Market",
                  grow: true,
                  cell: ({ id, name: market }) =>
                    id === null ? "no market" : withoutTricks(market ?? "one that is gone"),
                },
                rateColumn<Figures["markets"][number]>(({ id, name: market }) => ({
                  href: id === null ? null : rowsOf({ marketId: id, search: "done" }),
                  what: withoutTricks(market ?? "no market"),
                })),
              ]}
            />
          </Part>
        )}
        <Part
          title="Questions that cite it"
          aside={`${Math.min(PROMPTS_SHOWN, figures.citingPrompts)} of ${counted(figures.citingPrompts, "question")}`}
        >
          <DataTable
            caption="Questions whose answers cite it most"
            rows={figures.prompts}
            rowKey={({ promptId }) => promptId}
            columns={[
              {
                key: "question",
                header: "Question",
                grow: true,
                cell: ({ words }) => (
                  <span title={withoutTricks(words)}>{shorten(withoutTricks(words), 120)}</span>
                ),
              },
              countColumn<Figures["prompts"][number]>(
                "Answers citing it",
                ({ promptId, citing, answers }) => ({
                  href: rowsOf({ promptId, search: "done" }),
                  words: `${formatCount(citing)} of ${formatCount(answers)}`,
                  label: `${counted(citing, "answer")} of ${formatCount(answers)} to it cite ${name}`,
                }),
              ),
            ]}
          />
        </Part>
        {figures.beside.length > 0 && (
          <Part title="Named beside it">
            <DataTable
              caption="Brands named by the answers that cite it"
              rows={figures.beside}
              rowKey={({ brand }) => brand.brand}
              columns={[
                {
                  key: "brand",
                  header: "Brand",
                  grow: true,
                  cell: ({ brand }) => (
                    <span className={brand.isOwn ? "text-accent font-medium" : undefined}>
                      {withoutTricks(brand.name)}
                    </span>
                  ),
                },
                countColumn<Figures["beside"][number]>("Answers citing it", ({ brand, answers }) => ({
                  href: rowsOf({ brandId: brand.id }),
                  words: `${formatCount(answers)} (${formatPercent(answers / figures.answers)})`,
                  label: `${counted(answers, "answer")} citing ${name} name ${withoutTricks(brand.name)}`,
                })),
              ]}
            />
          </Part>
        )}
        <Part title="Classes and page types">
          <DataTable
            caption="Classes and page types of its sources"
            rows={toldRows(figures)}
            rowKey={({ of, is }) => `${of} ${is ?? ""}`}
            columns={[
              {
                key: "is",
                header: "Told",
                grow: true,
                cell: ({ of, is }) => (
                  <>
                    {is ?? "not told"} <span className="text-muted text-xs">{of}</span>
                  </>
                ),
              },
              {
                key: "sources",
                header: "Sources",
                numeric: true,
                cell: ({ sources }) => formatCount(sources),
              },
              countColumn<ToldRow>("Answers", ({ is, asked, answers }) => ({
                href: is === null ? null : rowsOf(asked),
                words: formatCount(answers),
                label: `${counted(answers, "answer")} citing ${name} as ${is ?? "not told"}`,
              })),
            ]}
          />
        </Part>
      </div>
    </section>
  );
}

const toldRows = ({ classes, pageTypes }: Figures): ToldRow[] => [
  ...classes.map((one): ToldRow => ({ ...one, of: "class", asked: { sourceClass: one.is } })),
  ...pageTypes.map((one): ToldRow => ({ ...one, of: "page type", asked: { pageType: one.is } })),
];

interface HeadlineProps {
  figures: Figures;
  rowsOf: (asked: Partial<AnswerFilter>) => string;
  filterWords: string;
}

function Headline({ figures, rowsOf, filterWords }: HeadlineProps) {
  const { prevalence, citationShare, position, first, last } = figures;
  const part = (name: string, value: ReactNode) => ({ name, value });
  return (
    <FigureStrip
      label="What it rests on"
      figures={[
        {
          name: "Prevalence",
          value: figureWords(prevalence),
          note: `${formatCount(prevalence.numerator)} of ${formatCount(prevalence.denominator)} answers with search`,
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

interface TrendProps {
  figures: Figures;
  step: string;
  spells: readonly Days[];
  rowsOf: (asked: Partial<AnswerFilter>) => string;
  name: string;
}

function Trend({ figures: { trend, changes }, step, spells, rowsOf, name }: TrendProps) {
  const breaks = breaksIn(changes, spells);
  return (
    <>
      <RatePanel
        title={`Prevalence by ${step}`}
        summary={`Prevalence of ${name} by ${step}, ${spells.length} points`}
        isOwn
        top={topOf(trend)}
        breaks={[...new Set(breaks.map(({ at }) => at))]}
        ends={[formatDay(spells[0]?.from ?? ""), formatDay(spells.at(-1)?.to ?? "")]}
        points={spells.map((spell, at) => {
          const rate = trend[at] ?? null;
          return {
            words: `${formatDay(spell.from)} to ${formatDay(spell.to)}: ${rate === null ? "no answers with search" : `${figureWords(rate)}, n = ${formatCount(rate.denominator)}`}`,
            rate:
              rate === null || rate.value === null
                ? null
                : {
                    value: rate.value,
                    interval: rate.interval,
                    isSmall: rate.notes.includes("small-sample"),
                  },
            href: rowsOf({ ...spell, search: "done" }),
          };
        })}
      />
      {breaks.length > 0 && (
        <ul className="text-muted mt-2 text-xs">
          {[...new Set(breaks.map(({ words }) => words))].map((words) => (
            <li key={words}>Broken line: {words}.</li>
          ))}
        </ul>
      )}
    </>
  );
}

const Part = ({ title, aside, children }: { title: string; aside?: string; children: ReactNode }) => (
  <div className="min-w-0">
    <h2 className="mb-2 flex items-baseline gap-2 font-semibold">
      {title}
      {aside && <span className="text-muted text-xs font-normal">{aside}</span>}
    </h2>
    {children}
  </div>
);

const rateColumn = <Row extends { prevalence: Rate }>(
  of: (row: Row) => { href: string | null; what: string },
): Column<Row> => ({
  key: "prevalence",
  header: <FigureHead name="Prevalence" help={null} />,
  numeric: true,
  cell: (row) => {
    const { href, what } = of(row);
    const told = <ToldFigure figure={row.prevalence} bar />;
    return href === null || row.prevalence.value === null ? (
      told
    ) : (
      <Link
        href={href}
        aria-label={`${counted(row.prevalence.numerator, "answer")} of ${what} citing it`}
        className="underline-offset-2 hover:underline"
      >
        {told}
      </Link>
    );
  },
});

const countColumn = <Row,>(
  header: string,
  of: (row: Row) => { href: string | null; words: string; label: string },
): Column<Row> => ({
  key: "count",
  header,
  numeric: true,
  cell: (row) => {
    const { href, words, label } = of(row);
    return href === null ? (
      words
    ) : (
      <Link
        href={href}
        aria-label={label}
        className="inline-flex min-h-6 items-center underline-offset-2 hover:underline"
      >
        {words}
      </Link>
    );
  },
});
