import { Suspense } from "react";
import { createLoader } from "nuqs/server";
import type { Report } from "@/lib/domain/exports/report";
import type { Days } from "@/lib/domain/money/spend-periods";
import type { Context } from "@/lib/services/context";
import { getMeasuring } from "@/lib/services/measuring";
import { getHeadlines } from "@/lib/services/overview";
import { figureDays, readHandedOnWords } from "../(dashboard)/[workspace]/_figures/figure-frame";
import { StillMeasuring } from "../(dashboard)/[workspace]/_figures/still-measuring";
import { OverviewFigures } from "../(dashboard)/[workspace]/overview/_components/overview-figures";
import { overviewParsers } from "../(dashboard)/[workspace]/overview/overview-search-params";
import { Methods } from "./methods";
import { Notes } from "./notes";
import type { Team } from "./team";

interface OverviewReportProps {
  ctx: Context;
  team: Team;
  report: Pick<Report, "query" | "shows">;
  days: Days;
}

const load = createLoader(overviewParsers);

/** The overview as a report has it: the same figures from the same counts, in an order and with filters that stay. */
export async function OverviewReport({
  ctx,
  team,
  report: { query, shows },
  days: asked,
}: OverviewReportProps) {
  const state = { ...load(new URLSearchParams(query)), ...asked };
  const days = figureDays({ ctx, workspace: team }, state);
  const { filter, zone, before } = days;
  const cut = state.changed === "out";
  const [headlines, words, measuring] = await Promise.all([
    getHeadlines({ ctx, input: { filter: { ...filter, zone }, before, cut } }),
    readHandedOnWords(ctx, { filter, zone, prompts: shows.prompts }),
    getMeasuring({ ctx }),
  ]);
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
        />
      )}
      {shows.notes && (
        <Suspense>
          <Notes {...{ ctx, filter: { ...filter, zone }, slug: team.slug }} />
        </Suspense>
      )}
      <Suspense>
        <Methods {...{ ctx, headlines, filter: { ...filter, zone } }} filterWords={words} isCut={cut} />
      </Suspense>
    </>
  );
}
