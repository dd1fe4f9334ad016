import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import type { CitedFilter } from "@/lib/domain/sources/cited-filter";
import { formatDay } from "@/lib/format/dates";
import { seriesIn } from "@/lib/domain/answers/series";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import type { Context } from "@/lib/services/context";
import { type CitedMove, listSourceMoves } from "@/lib/services/sources";
import { SOURCE_DEFINITIONS } from "../../_figures/figure-definitions";
import type { FigureDays } from "../../_figures/figure-frame";
import { CountLink } from "../../_figures/figure-link";
import { differenceWords, figureWords } from "@/lib/format/figure-words";
import { answersHref } from "../../answers/answers-search-params";
import { sourcesHref, type SourceState } from "../sources-search-params";

interface NewAndLostProps {
  ctx: Context;
  /** Null where nobody is led to rows. */
  slug: string | null;
  state: SourceState;
  cited: CitedFilter;
  days: FigureDays;
}

/** Fewer answers of both periods together tell nothing. */
const LEAST = 5;
const SHOWN = 12;

/** Which domains are new or gone, or cited more or less than before; all that are looked at together. */
export async function NewAndLost({ ctx, slug, state, cited, days }: NewAndLostProps) {
  const { filter, zone, before, from, to } = days;
  const { moves, searched, all, enough, changes } = await listSourceMoves({
    ctx,
    input: { filter: { ...filter, zone }, before, cited: { ...cited, domain: null }, least: LEAST },
  });
  if (before === null) return null;
  const moved = moves.filter(({ hasMoved }) => hasMoved === true);
  const rowsOf = (domain: string, span: { from: string; to: string }) => {
    if (slug === null) return null;
    const asked: Partial<AnswerFilter> = { ...filter, ...span, domain, search: "done", counted: "measured" };
    return answersHref(slug, { ...asked, withoutSeries: seriesIn(changes) });
  };
  const columns: Column<CitedMove>[] = [
    {
      key: "domain",
      header: "Domain",
      grow: true,
      cell: ({ domain, difference: { one, other } }) => (
        <span className="inline-flex items-center gap-2">
          {withoutTricks(domain)}
          {one.numerator === 0 && <Badge>new</Badge>}
          {other.numerator === 0 && <Badge tone="warn">lost</Badge>}
        </span>
      ),
    },
    {
      key: "before",
      header: "Before",
      numeric: true,
      cell: ({ domain, difference: { one } }) => (
        <CountLink href={rowsOf(domain, before)} label={counted(one.numerator, "answer")}>
          {figureWords(one)}
        </CountLink>
      ),
    },
    {
      key: "now",
      header: "Now",
      numeric: true,
      cell: ({ domain, difference: { other } }) => (
        <CountLink href={rowsOf(domain, { from, to })} label={counted(other.numerator, "answer")}>
          {figureWords(other)}
        </CountLink>
      ),
    },
    {
      key: "by",
      header: "By",
      numeric: true,
      wide: true,
      cell: ({ difference }) => differenceWords(difference),
    },
  ];
  return (
    <section aria-labelledby="moves-title" className="min-w-0">
      <h2 id="moves-title" className="mb-1 flex items-center gap-2 font-semibold">
        New and lost
        <HowCounted
          figure="what moved"
          definition={SOURCE_DEFINITIONS["New and lost"]}
          parts={[
            {
              name: "Denominators",
              value: `${counted(searched.before, "answer")} with search before, ${formatCount(searched.now)} now`,
            },
            {
              name: "Looked at",
              value: `${counted(enough, "domain")} of ${formatCount(all)}: those that ${LEAST} answers cite at least, in both periods together; of more than 200 the most cited.`,
            },
            {
              name: "Left out",
              value:
                changes.length === 0
                  ? "Nothing: the same models answered."
                  : `What was asked of ${changes.map(({ modelAsked }) => withoutTricks(modelAsked)).join(", ")}: other models answer it since.`,
            },
          ]}
        />
      </h2>
      <p className="text-muted mb-2 text-sm">
        {formatDay(from)} to {formatDay(to)} against {formatDay(before.from)} to {formatDay(before.to)}.
      </p>
      {searched.now === 0 || searched.before === 0 ? (
        <p>There is nothing {searched.before === 0 ? "before" : "now"} to hold against.</p>
      ) : moved.length === 0 ? (
        <p>No domain moved: all {counted(enough, "domain")} looked at are within noise.</p>
      ) : (
        <>
          <DataTable
            caption="Domains that moved"
            cards
            columns={columns}
            rows={moved.slice(0, SHOWN)}
            rowKey={({ domain }) => domain}
            rowHref={({ domain }) =>
              slug === null ? undefined : sourcesHref(slug, { ...state, domain, page: 1 })
            }
          />
          {moved.length > SHOWN && (
            <p className="text-muted mt-1 text-xs">And {moved.length - SHOWN} more.</p>
          )}
        </>
      )}
    </section>
  );
}
