import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import type { ReactNode } from "react";
import { AddressProblems } from "@/components/filters/address-problems";
import { NarrowedTo } from "@/components/filters/narrowed-to";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { ESTIMATED_RUNS } from "@/lib/domain/money/estimates";
import { roleMay } from "@/lib/domain/team/permission";
import { dayAt } from "@/lib/domain/time/day-span";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { compareEstimates } from "@/lib/services/spend";
import { openWorkspacePage } from "@/lib/web/page";
import { Choices } from "@/components/filters/choices";
import { SpendLinks } from "../_components/spend-links";
import { estimatesHref, estimatesParsers } from "../spend-search-params";
import { lastDays, shownSpan } from "@/lib/domain/time/shown-span";
import { ESTIMATES_QUESTION } from "../spend-words";
import { EstimateSums, leftWords } from "./_components/estimate-sums";
import {
  begunWords,
  EstimatedRuns,
  EstimatesByModel,
  EstimatesByMonth,
  EstimatesBySchedule,
  scheduleName,
} from "./_components/estimate-tables";

export const metadata: Metadata = { title: "Estimates" };

/** Runs shown one by one. */
const LISTED = 50;
const SPANS = [30, 90, 365];

interface EstimatesPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function EstimatesPage({ params, searchParams }: EstimatesPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "spend:read");
  const { state, problems } = await readAddress(estimatesParsers, searchParams);
  const { slug, timeZone: zone } = workspace;
  const today = dayAt(ctx.now(), zone);
  const { from, to } = shownSpan(state, today);
  const { scheduleId } = state;
  const report = await compareEstimates({ ctx, input: { from, to, zone, scheduleId } });
  const { total, left, months, schedules, models, runs } = report;
  const mayRead = roleMay(workspace.role, "answer:read");
  const leftOut = leftWords(left);
  const [only] = schedules;
  return (
    <>
      <PageHeader title="Estimates" question={ESTIMATES_QUESTION} />
      <SpendLinks slug={slug} current="estimates" filter={{ from: state.from, to: state.to }} />
      <AddressProblems problems={problems} cleanHref={estimatesHref(slug, state)} />
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1">
        <Choices
          label="Span"
          choices={SPANS.map((count) => {
            const span = lastDays(count, today);
            return {
              name: `${count} days`,
              href: estimatesHref(slug, { ...state, ...span }),
              chosen: span.from === from && span.to === to,
            };
          })}
        />
        <p className="text-muted text-sm">Runs {begunWords({ from, to })}.</p>
      </div>
      {scheduleId !== null && (
        <NarrowedTo
          narrowings={[
            {
              what: "Schedule",
              value: only ? scheduleName(only) : scheduleId.slice(0, 8),
              dropHref: estimatesHref(slug, { ...state, scheduleId: null }),
            },
          ]}
        />
      )}
      {total.runs === 0 ? (
        <EmptyState title="No run of these days can be compared yet">
          A run is compared with its estimate once all of its calls were answered and what they cost is known.{" "}
          {leftOut}
        </EmptyState>
      ) : (
        <>
          <EstimateSums total={total} />
          {leftOut && <p className="text-muted mb-4 text-sm">{leftOut}</p>}
          <Part id="months" title="By month">
            <EstimatesByMonth months={months} />
          </Part>
          <Part id="schedules" title="By schedule">
            <EstimatesBySchedule
              schedules={schedules}
              hrefOf={(id) => estimatesHref(slug, { ...state, scheduleId: id })}
            />
          </Part>
          <Part
            id="models"
            title="By model"
            note={
              total.runs > ESTIMATED_RUNS
                ? `Of the newest ${ESTIMATED_RUNS} of these runs. The upper end is what was held for a call.`
                : "The upper end is what was held for a call."
            }
          >
            <EstimatesByModel models={models} />
          </Part>
          <Part
            id="runs"
            title="Run by run"
            note={runs.length > LISTED ? `The newest ${LISTED}.` : undefined}
          >
            <EstimatedRuns
              runs={runs.slice(0, LISTED)}
              hrefOf={(id) => (mayRead ? paths.workspace(slug).run(id) : undefined)}
            />
          </Part>
        </>
      )}
    </>
  );
}

const Part = ({
  id,
  title,
  note,
  children,
}: {
  id: string;
  title: string;
  note?: string | undefined;
  children: ReactNode;
}) => (
  <section aria-labelledby={id} className="mt-8">
    <div className="mb-2 flex flex-wrap items-baseline gap-x-4">
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      {note && <p className="text-muted text-xs">{note}</p>}
    </div>
    {children}
  </section>
);
