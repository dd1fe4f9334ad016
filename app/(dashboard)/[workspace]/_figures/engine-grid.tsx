import { EngineLabel } from "@/components/engines/engine-label";
import { HowCounted } from "@/components/figures/how-counted";
import { Choices } from "@/components/filters/choices";
import { Link } from "@/components/ui/link";
import { Cell, HeaderCell, Table, TableFrame } from "@/components/ui/table";
import { classNames } from "@/components/ui/class-names";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { GridOrder } from "@/lib/domain/brands/grid-order";
import { withoutTricks } from "@/lib/format/hostile";
import { formatInterval, formatPercent } from "@/lib/format/numbers";
import { counted, formatCount, shorten } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import type { Context } from "@/lib/services/context";
import { getEngineGrid } from "@/lib/services/overview";
import { SMALL_SAMPLE, wilsonInterval } from "@/lib/statistics/intervals/wilson";
import { answersHref } from "../answers/answers-search-params";

interface EngineGridProps {
  ctx: Context;
  /** Null where nobody is led to rows. */
  slug: string | null;
  zone: string;
  filter: FigureFilter;
  brand: { brand: string; name: string };
  order: GridOrder;
  /** The same in another order; null where it stays. */
  orderHref: ((order: GridOrder) => string) | null;
}

const PROMPTS_SHOWN = 15;

/** Prompts by engines: where a brand is named, and where not, with how many answers stand behind each cell. */
export async function EngineGrid({ ctx, slug, zone, filter, brand, order, orderHref }: EngineGridProps) {
  const grid = await getEngineGrid({
    ctx,
    input: { filter: { ...filter, zone }, brand: brand.brand, order, most: PROMPTS_SHOWN },
  });
  const name = withoutTricks(brand.name);
  if (grid.rows.length === 0) return null;
  return (
    <section aria-labelledby="grid-title" className="mb-8">
      <div className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1">
        <h2 id="grid-title" className="font-semibold">
          Where {name} is named
        </h2>
        <HowCounted
          figure="a cell"
          definition="Of the answers of one engine to one prompt, the share that names the brand. Its interval is Wilson's on these answers alone; with fewer than 20 it is shown in grey, as a small sample."
        />
        <span className="text-muted text-xs">
          {Math.min(PROMPTS_SHOWN, grid.prompts)} of {counted(grid.prompts, "prompt")}
        </span>
        {orderHref && (
          <span className="no-print ml-auto">
            <Choices
              label="Prompts first"
              choices={[
                { name: "Least named", href: orderHref("least"), chosen: order === "least" },
                { name: "Most named", href: orderHref("most"), chosen: order === "most" },
              ]}
            />
          </span>
        )}
      </div>
      <TableFrame tabIndex={0} role="group" aria-label={`Where ${name} is named`}>
        <Table>
          <caption className="sr-only">
            In which share of answers {name} is named, by prompt and engine
          </caption>
          <thead>
            <tr>
              <HeaderCell>Prompt</HeaderCell>
              {grid.engines.map((engine) => (
                <HeaderCell key={engine} className="text-right">
                  <EngineLabel engine={engine} />
                </HeaderCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map((row) => (
              <tr key={row.promptId} className="hover:bg-sunken/60">
                <Cell className="w-full max-w-0 min-w-40">
                  {slug === null ? (
                    <span className="line-clamp-3 md:line-clamp-1" title={withoutTricks(row.words)}>
                      {shorten(withoutTricks(row.words), 160)}
                    </span>
                  ) : (
                    <Link
                      href={paths.workspace(slug).prompt(row.promptId)}
                      className="line-clamp-3 underline-offset-2 hover:underline md:line-clamp-1"
                      title={withoutTricks(row.words)}
                    >
                      {shorten(withoutTricks(row.words), 160)}
                    </Link>
                  )}
                </Cell>
                {grid.engines.map((engine) => {
                  const cell = row.cells.find((one) => one.engine === engine);
                  return (
                    <Cell key={engine} className="tabular text-right whitespace-nowrap">
                      {cell && slug === null ? (
                        <span className="inline-flex min-h-6 items-center gap-2">
                          <GridCell naming={cell.naming} answers={cell.answers} />
                        </span>
                      ) : cell && slug !== null ? (
                        <Link
                          href={answersHref(slug, {
                            ...{ ...filter, promptId: row.promptId, engine },
                            counted: "measured",
                          })}
                          aria-label={`${counted(cell.answers, "answer")}, ${formatCount(cell.naming)} of them naming ${name}`}
                          className="inline-flex min-h-6 items-center gap-2 underline-offset-2 hover:underline"
                        >
                          <GridCell naming={cell.naming} answers={cell.answers} />
                        </Link>
                      ) : (
                        <span className="text-muted text-xs">not asked</span>
                      )}
                    </Cell>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </Table>
      </TableFrame>
    </section>
  );
}

function GridCell({ naming, answers }: { naming: number; answers: number }) {
  const interval = wilsonInterval(naming, answers);
  const isSmall = answers < SMALL_SAMPLE;
  return (
    <>
      <span className={classNames(isSmall && "text-muted")}>{formatPercent(naming / answers)}</span>
      <span className="text-muted text-xs">
        {interval && !isSmall ? formatInterval(interval) : `${formatCount(naming)} / ${formatCount(answers)}`}
      </span>
    </>
  );
}
