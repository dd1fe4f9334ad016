import { Link } from "@/components/ui/link";
import { ANY_FIGURE, type FigureFilter } from "@/lib/domain/answers/figure-filter";
import { ANY_CITED } from "@/lib/domain/sources/cited-filter";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { sharedOf } from "@/lib/queries/shared-filters";
import type { Context } from "@/lib/services/context";
import { getPrevalences, listSources } from "@/lib/services/sources";
import { ToldFigure } from "../../_figures/told-figure";
import { sourcesHref } from "../../sources/sources-search-params";

interface TopSourcesProps {
  ctx: Context;
  /** Null where nobody is led to rows. */
  slug: string | null;
  zone: string;
  filter: FigureFilter;
}

const SHOWN = 8;

/** The domains that most answers cite. Only what all screens share narrows them. */
export async function TopSources({ ctx, slug, zone, filter }: TopSourcesProps) {
  const shared = sharedOf(filter);
  const page = await listSources({
    ctx,
    input: {
      filter: { ...shared, domain: null, text: null, sourceClass: null, pageType: null, zone },
      sort: "answers",
      page: 1,
    },
  });
  const rows = page.rows.filter(({ domain }) => domain !== "").slice(0, SHOWN);
  if (rows.length === 0) return null;
  const { rates } = await getPrevalences({
    ctx,
    input: {
      filter: { ...ANY_FIGURE, ...shared, zone },
      cited: ANY_CITED,
      keys: rows.map(({ domain }) => domain),
    },
  });
  return (
    <section aria-labelledby="sources-title">
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 id="sources-title" className="font-semibold">
          Most cited sources
        </h2>
        {slug === null ? (
          <span className="text-muted text-sm">of {counted(page.total, "domain")}</span>
        ) : (
          <Link
            href={sourcesHref(slug, shared)}
            className="text-accent min-h-6 text-sm underline-offset-2 hover:underline"
          >
            All {counted(page.total, "domain")}
          </Link>
        )}
      </div>
      <ol className="flex flex-col">
        {rows.map((row) => {
          const figure = rates.get(row.domain);
          return (
            <li key={row.domain} className="tabular flex min-h-9 items-center gap-3 border-b text-base">
              {slug === null ? (
                <span className="min-w-0 flex-1 truncate">{withoutTricks(row.domain)}</span>
              ) : (
                <Link
                  href={sourcesHref(slug, { ...shared, domain: row.domain })}
                  className="min-w-0 flex-1 truncate underline-offset-2 hover:underline"
                >
                  {withoutTricks(row.domain)}
                </Link>
              )}
              {figure && <ToldFigure figure={figure} bar />}
              <span className="text-muted w-20 text-right text-xs">{counted(row.answers, "answer")}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
