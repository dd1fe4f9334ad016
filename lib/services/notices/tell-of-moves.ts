import "server-only";
import { listStaleWorkspaces } from "@/lib/db/sql/facts/stale-facts";
import { listUnwatched, takeWatching } from "@/lib/db/sql/figures/watched-runs";
import { withTransaction } from "@/lib/db/transaction";
import { dayAt } from "@/lib/domain/time/day-span";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { type Context, prismaOf, requireOperator, sqlOf, type InstanceCall } from "@/lib/services/context";
import { eachInTurn } from "@/lib/services/each-in-turn";
import { type Alarm, alphaOf, BASELINE, watch } from "@/lib/statistics/studies/watch";
import { raiseNotice } from "./raise";
import { momentOf, seriesOf, type WatchedSeries } from "./watched-series";

const DAY_MS = 24 * 3_600_000;
/** Notices are shown so long: a move that was seen before is no news. */
const NEWS_DAYS = 30;

/**
 * Looks once a day through the runs of schedules, workspace by workspace, and tells of each figure of a brand that has
 * left its baseline (`watch`), once. All watches of a workspace share what they may err by, 5 % a year, so that noise is
 * told of in one year of twenty at most. Waits while answers are measured anew: half-measured runs would look like a move.
 */
export async function tellOfMoves({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  const due = await listUnwatched(sqlOf(ctx));
  if (due.length === 0) return;
  const stale = await listStaleWorkspaces(sqlOf(ctx), FACT_VERSION);
  const waiting = new Set(stale.map(({ workspaceId }) => workspaceId));
  await eachInTurn(
    due.filter(({ id }) => !waiting.has(id)),
    async ({ id: workspaceId, zone }) => {
      if (!(await takeWatching(sqlOf(ctx), workspaceId))) return;
      await tellOfWorkspace({ ...ctx, workspaceId, actor: { kind: "system", job: "tell of moves" } }, zone);
    },
  );
}

async function tellOfWorkspace(ctx: Context, zone: string): Promise<void> {
  const { workspaceId } = ctx;
  const schedules = await prismaOf(ctx).schedule.findMany({
    where: { workspaceId, archivedAt: null },
    select: { id: true, name: true },
  });
  const series: (WatchedSeries & { schedule: string })[] = [];
  for (const { id: scheduleId, name: schedule } of schedules)
    series.push(...(await seriesOf(ctx, { scheduleId, zone })).map((one) => ({ ...one, schedule })));
  // Of fewer runs there is nothing that could be told, and nothing of what may be erred by is spent on them.
  const watched = series.filter(({ runs }) => runs.length >= BASELINE.runs);
  const known = await prismaOf(ctx).watch.findMany({ where: { workspaceId } });
  await eachInTurn(watched, async (one) => {
    const moved = known.find(
      ({ scheduleId, brandId, figure }) =>
        scheduleId === one.scheduleId && brandId === one.brand.id && figure === one.figure,
    );
    const runs = one.runs.filter(({ day }) => !moved || momentOf(day) > moved.movedAt);
    for (const alarm of watch(runs, alphaOf(watched.length)).alarms) await tell(ctx, zone, one, alarm);
  });
}

/** Keeps that a move was seen, so that the next baseline begins after it, and tells of it. */
async function tell(
  ctx: Context,
  zone: string,
  { scheduleId, schedule, brand, figure, engines }: WatchedSeries & { schedule: string },
  { day, baseline: before, mean: now, reach, since, unit, units }: Alarm,
): Promise<void> {
  const { workspaceId } = ctx;
  const movedAt = momentOf(day);
  await withTransaction(ctx, async ({ tx }) => {
    const { id: subjectId } = await tx.prisma.watch.upsert({
      where: { scheduleId_brandId_figure: { scheduleId, brandId: brand.id, figure } },
      create: { workspaceId, scheduleId, brandId: brand.id, figure, movedAt },
      update: { movedAt },
      select: { id: true },
    });
    if (movedAt.getTime() < ctx.now().getTime() - NEWS_DAYS * DAY_MS) return;
    const days = { from: dayAt(momentOf(since), zone), to: dayAt(movedAt, zone) };
    await raiseNotice(tx, {
      ...{ workspaceId, kind: "visibility_moved", subjectId, at: ctx.now() },
      cause: `${subjectId} ${movedAt.toISOString()}`,
      facts: { figure, before, now, reach, ...days, unit, units, engines, scheduleId, schedule },
    });
  });
}
