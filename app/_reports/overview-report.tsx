import { Suspense } from "react";
import { isAfter } from "@/lib/domain/answers/baseline";
import { withoutTricks } from "@/lib/format/hostile";
import { getBaseline } from "@/lib/services/baselines";
import { getMeasuring } from "@/lib/services/measuring";
import { getHeadlines } from "@/lib/services/overview";
import { figureDays, readHandedOnWords } from "../(dashboard)/[workspace]/_figures/figure-frame";
import { StillMeasuring } from "../(dashboard)/[workspace]/_figures/still-measuring";
import { AgainstBaseline } from "../(dashboard)/[workspace]/overview/_components/against-baseline";
import { OverviewFigures } from "../(dashboard)/[workspace]/overview/_components/overview-figures";
import {
  BASELINE_DEFINITIONS,
  FIGURE_DEFINITIONS,
} from "../(dashboard)/[workspace]/_figures/figure-definitions";
import { REPORT_FILTERS } from "../(dashboard)/[workspace]/reports/report-query";
import { Methods } from "./methods";
import { Notes } from "./notes";
import type { ReportFiguresProps } from "./report-props";

/** The overview as a report has it: the same figures from the same counts, in an order and with filters that stay. */
export async function OverviewReport({
  ctx,
  team,
  report: { query, shows },
  days: asked,
}: ReportFiguresProps) {
  const state = { ...REPORT_FILTERS.overview.read(query), ...asked };
  const days = figureDays({ ctx, workspace: team }, state);
  const { filter, zone, before } = days;
  const cut = state.changed === "out";
  const [headlines, words, measuring, baseline] = await Promise.all([
    getHeadlines({ ctx, input: { filter: { ...filter, zone }, before, cut } }),
    readHandedOnWords(ctx, { filter, zone, prompts: shows.prompts }),
    getMeasuring({ ctx }),
    getBaseline({ ctx }),
  ]);
  const pinned = baseline && isAfter(filter, baseline) ? baseline : null;
  const isEmpty = headlines.cells.answers === 0 || !headlines.brands.some(({ role }) => role === "tracked");
  return (
    <>
      <p className="text-muted mb-4">Answers {words}.</p>
      <StillMeasuring measuring={measuring} />
      {isEmpty ? (
        <p className="mb-6">
          {headlines.cells.answers === 0 ? "There is no answer of these days." : "No brand is looked for."}
        </p>
      ) : (
        <OverviewFigures
          {...{ ctx, days, state, headlines }}
          slug={team.slug}
          filterWords={words}
          href={null}
          shows={{ prompts: shows.prompts, lastRun: false, costs: shows.costs }}
        >
          {pinned && (
            <section aria-labelledby="since-baseline" className="mb-8">
              <h2 id="since-baseline" className="mb-2 font-semibold">
                Since “{withoutTricks(pinned.name)}”
              </h2>
              <AgainstBaseline
                {...{ ctx, zone, filter, cut, headlines }}
                baseline={pinned}
                slug={team.slug}
              />
            </section>
          )}
        </OverviewFigures>
      )}
      {shows.notes && (
        <Suspense>
          <Notes {...{ ctx, filter: { ...filter, zone }, slug: team.slug }} />
        </Suspense>
      )}
      <Suspense>
        <Methods
          ctx={ctx}
          sides={[{ filter: { ...filter, zone }, words: `Answers ${words}`, cells: headlines.cells }]}
          definitions={pinned ? { ...FIGURE_DEFINITIONS, ...BASELINE_DEFINITIONS } : FIGURE_DEFINITIONS}
          estimands={[headlines.estimand]}
          brands={headlines.brands.filter(({ role }) => role === "tracked")}
          isCut={cut}
        />
      </Suspense>
    </>
  );
}
