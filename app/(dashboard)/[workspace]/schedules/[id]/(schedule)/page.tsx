import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { FigureStrip } from "@/components/figures/figure-strip";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { Money } from "@/components/ui/money";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { dayAt, monthOf } from "@/lib/domain/time/day-span";
import { roleMay } from "@/lib/domain/team/permission";
import { formatDate } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { formatDollars } from "@/lib/format/money";
import { sayRhythm } from "@/lib/format/rhythm";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { getSchedule, listScheduleSlots } from "@/lib/services/schedules";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { MarksSection } from "../../../_components/marks/marks-section";
import { daysSince } from "@/lib/domain/time/shown-span";
import { ScheduleButtons } from "../../_components/schedule-buttons";
import { ScheduleHistory } from "../../_components/schedule-history";
import { scheduleParsers } from "../../schedules-search-params";

interface SchedulePageProps {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

/** The tab names the schedule. */
export async function generateMetadata({ params }: SchedulePageProps): Promise<Metadata> {
  const { workspace, id } = await params;
  const { ctx } = await openWorkspacePage(workspace, "prompt:read");
  const { name } = await orNotFound(getSchedule({ ctx, input: { id } }));
  return { title: withoutTricks(name) };
}

export default async function SchedulePage({ params, searchParams }: SchedulePageProps) {
  const { workspace: slug, id } = await params;
  const { workspace, ctx } = await openWorkspacePage(slug, "prompt:read");
  const { state, problems } = await readAddress(scheduleParsers, searchParams);
  const { page } = state;
  const [schedule, history] = await Promise.all([
    orNotFound(getSchedule({ ctx, input: { id } })),
    orNotFound(listScheduleSlots({ ctx, input: { id, page } })),
  ]);
  const { cron, zone, setId, setName, month, ask, archivedAt } = schedule;
  const [next] = schedule.nextSlots;
  const links = paths.workspace(slug);
  const runs = schedule.state === "active" && !archivedAt;
  return (
    <>
      <PageHeader
        parent={{ label: "Schedules", href: links.schedules() }}
        title={withoutTricks(schedule.name)}
        question={`Asks “${withoutTricks(setName)}” ${sayRhythm(cron)}, ${zone}.`}
        actions={
          roleMay(workspace.role, "schedule:write") && (
            <ScheduleButtons slug={slug} id={id} state={schedule.state} archived={archivedAt !== null} />
          )
        }
      />
      <AddressProblems problems={problems} cleanHref={links.schedule(id)} />
      {!runs && (
        <Notice
          tone="warn"
          title={archivedAt ? "This schedule is archived." : "This schedule is paused."}
          className="mb-4"
        >
          {!archivedAt && schedule.pausedReason !== null && withoutTricks(schedule.pausedReason)}
        </Notice>
      )}
      <FigureStrip
        label="This schedule"
        figures={[
          {
            name: "Next run",
            value: runs && next ? <Time iso={next} style="date" /> : "none",
            note: runs && next ? <Time iso={next} style="time" /> : null,
          },
          {
            name: "Spent this month",
            href: links.spend({
              scheduleId: id,
              from: monthOf(ctx.now(), zone).from,
              to: dayAt(ctx.now(), zone),
            }),
            value: (
              <>
                <Money dollars={month.spent} />
                <span className="text-muted ml-1 text-sm font-normal">
                  of {formatDollars(schedule.capPerMonth)}
                </span>
              </>
            ),
          },
          { name: "Held for what is under way", value: <Money dollars={month.held} /> },
          { name: "One run may cost", value: <Money dollars={schedule.capPerSlot} /> },
        ]}
      />
      <div className="flex flex-col gap-8">
        <section aria-labelledby="next" className="flex flex-col gap-1">
          <h2 id="next" className="font-semibold">
            {runs ? "Next runs" : "When it would run"}
          </h2>
          <p className="tabular">
            {schedule.nextSlots.map((slot) => formatDate(slot, "date-time", zone)).join(" · ")}
          </p>
          <p className="text-muted text-sm">
            {zone}. Each asks {counted(ask.targets.length, "model")}, {counted(ask.repeats, "time")} each
            {schedule.spreadMinutes > 0 && `, spread over ${counted(schedule.spreadMinutes, "minute")}`}.
          </p>
        </section>
        <ScheduleHistory
          slug={slug}
          id={id}
          page={page}
          spendOf={(run, dueAt) =>
            links.spend({ runId: run, ...daysSince(new Date(dueAt), { now: ctx.now(), zone }) })
          }
          {...history}
        />
        <MarksSection access={{ workspace, ctx }} set={{ id: setId, name: setName }} />
      </div>
    </>
  );
}
