import type { ReactNode } from "react";
import { EngineLabel } from "@/components/engines/engine-label";
import { DataTable } from "@/components/tables/data-table";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { engineLabel } from "@/lib/domain/engines/engine";
import type { Days, SpendPeriod } from "@/lib/domain/money/spend-periods";
import type { CitedFilter } from "@/lib/domain/sources/cited-filter";
import { withoutTricks } from "@/lib/format/hostile";
import { formatPercent } from "@/lib/format/numbers";
import { counted, formatCount, shorten } from "@/lib/format/text";
import type { Context } from "@/lib/services/context";
import { type DomainFigures as Figures, getDomainFigures } from "@/lib/services/sources";
import { RateTrend } from "../../_figures/rate-trend";
import { countColumn, rateColumn } from "./domain-columns";
import { DomainHeadline } from "./domain-headline";

interface DomainFiguresProps {
  ctx: Context;
  zone: string;
  filter: FigureFilter;
  cited: CitedFilter & { domain: string };
  /** Of the trend. */
  step: SpendPeriod;
  spells: readonly Days[];
  /** The answers of the filter that also satisfy this; null where nobody is led there. */
  answersOf: (asked: Partial<AnswerFilter>) => string | null;
  filterWords: string;
  /** Whether the wordings of questions are shown. */
  showsPrompts: boolean;
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
  showsPrompts,
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
      <DomainHeadline figures={figures} rowsOf={rowsOf} filterWords={filterWords} />
      <RateTrend
        of="Prevalence"
        {...{ step, spells }}
        changes={figures.changes}
        columns={{ of: "domain", hits: "citing", answers: "answers with search" }}
        lines={[
          {
            ...{ key: domain, name, isOwn: true, rates: figures.trend },
            rowsOf: (spell) => answersOf({ ...spell, search: "done", counted: "measured" }),
          },
        ]}
      />
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
        {showsPrompts && (
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
        )}
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

const Part = ({ title, aside, children }: { title: string; aside?: string; children: ReactNode }) => (
  <div className="min-w-0">
    <h2 className="mb-2 flex items-baseline gap-2 font-semibold">
      {title}
      {aside && <span className="text-muted text-xs font-normal">{aside}</span>}
    </h2>
    {children}
  </div>
);
