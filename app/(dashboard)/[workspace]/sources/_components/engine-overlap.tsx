import { EngineLabel } from "@/components/engines/engine-label";
import { HowCounted } from "@/components/figures/how-counted";
import { Link } from "@/components/ui/link";
import { Cell, HeaderCell, Table, TableFrame } from "@/components/ui/table";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import type { CitedFilter } from "@/lib/domain/sources/cited-filter";
import { formatPercent } from "@/lib/format/numbers";
import { counted, formatCount } from "@/lib/format/text";
import { sharedOf } from "@/lib/queries/shared-filters";
import type { Context } from "@/lib/services/context";
import { getOverlaps } from "@/lib/services/sources";
import { SOURCE_DEFINITIONS } from "../../_figures/figure-definitions";
import { sourcesHref, type SourceState } from "../sources-search-params";

interface EngineOverlapProps {
  ctx: Context;
  /** Null where nobody is led on. */
  slug: string | null;
  zone: string;
  state: SourceState;
  cited: CitedFilter;
}

/** How alike what engines cite is, every two of them. */
export async function EngineOverlap({ ctx, slug, zone, state, cited }: EngineOverlapProps) {
  const { engines, overlaps } = await getOverlaps({
    ctx,
    input: { filter: { ...ANY_FIGURE, ...sharedOf(state), zone }, cited: { ...cited, domain: null } },
  });
  if (engines.length < 2) return null;
  const between = (one: string, other: string) =>
    overlaps.find((pair) => [pair.one, pair.other].includes(one) && [pair.one, pair.other].includes(other));
  return (
    <section aria-labelledby="overlap-title" className="min-w-0">
      <h2 id="overlap-title" className="mb-1 flex items-center gap-2 font-semibold">
        Overlap between engines
        <HowCounted figure="the overlap" definition={SOURCE_DEFINITIONS.Overlap} />
      </h2>
      <TableFrame tabIndex={0} role="group" aria-label="Overlap between engines">
        <Table>
          <caption className="sr-only">Share of cited domains that two engines have in common</caption>
          <thead>
            <tr>
              <HeaderCell>Engine</HeaderCell>
              <HeaderCell className="text-right">Domains</HeaderCell>
              {engines.map(({ engine }) => (
                <HeaderCell key={engine} className="text-right">
                  <EngineLabel engine={engine} />
                </HeaderCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {engines.map(({ engine, domains, answers }) => (
              <tr key={engine}>
                <Cell className="whitespace-nowrap">
                  <EngineLabel engine={engine} />
                </Cell>
                <Cell className="tabular text-right">
                  {slug === null ? (
                    formatCount(domains)
                  ) : (
                    <Link
                      href={sourcesHref(slug, { ...state, engine, model: null, page: 1 })}
                      title={`in ${counted(answers, "answer")} that cite any`}
                      className="inline-flex min-h-6 items-center underline-offset-2 hover:underline"
                    >
                      {formatCount(domains)}
                    </Link>
                  )}
                </Cell>
                {engines.map(({ engine: other }) => {
                  const pair = engine === other ? undefined : between(engine, other);
                  return (
                    <Cell key={other} className="tabular text-right">
                      {pair ? formatPercent(pair.jaccard) : <span className="text-muted">–</span>}
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
