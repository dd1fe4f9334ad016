import Link from "next/link";
import { RateBar } from "@/components/charts/rate-bar";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { withoutTricks } from "@/lib/format/hostile";
import { formatPercent } from "@/lib/format/numbers";
import { counted, formatCount } from "@/lib/format/text";
import { sharedOf } from "@/lib/queries/shared-filters";
import type { Context } from "@/lib/services/context";
import { listSources } from "@/lib/services/sources";
import { SMALL_SAMPLE, wilsonInterval } from "@/lib/statistics/intervals/wilson";
import { sourcesHref } from "../../sources/sources-search-params";

interface TopSourcesProps {
  ctx: Context;
  slug: string;
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
  return (
    <section aria-labelledby="sources-title">
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 id="sources-title" className="font-semibold">
          Most cited sources
        </h2>
        <Link
          href={sourcesHref(slug, shared)}
          className="text-accent min-h-6 text-sm underline-offset-2 hover:underline"
        >
          All {counted(page.total, "domain")}
        </Link>
      </div>
      <ol className="flex flex-col">
        {rows.map((row) => {
          const interval = wilsonInterval(row.searchedAnswers, page.searchedAnswers);
          const share = page.searchedAnswers === 0 ? null : row.searchedAnswers / page.searchedAnswers;
          return (
            <li key={row.domain} className="tabular flex min-h-9 items-center gap-3 border-b text-base">
              <Link
                href={sourcesHref(slug, { ...shared, domain: row.domain })}
                className="min-w-0 flex-1 truncate underline-offset-2 hover:underline"
              >
                {withoutTricks(row.domain)}
              </Link>
              {share !== null && interval && (
                <>
                  <span className="hidden sm:inline">
                    <RateBar
                      share={share}
                      interval={interval}
                      isSmall={page.searchedAnswers < SMALL_SAMPLE}
                    />
                  </span>
                  <span className="w-12 text-right">{formatPercent(share)}</span>
                </>
              )}
              <span className="text-muted w-20 text-right text-xs">{formatCount(row.answers)} answers</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
