import "server-only";
import { listRunsPage, type ListedRun } from "@/lib/db/sql/runs/list-runs";
import type { Market } from "@/lib/domain/library/market";
import type { PlanFigures, RunFilter, RunRow } from "@/lib/domain/runs/run-list";
import { runStateOf } from "@/lib/domain/runs/run-progress";
import { prismaOf, readsOf, requirePermission, type Call, type Context } from "@/lib/services/context";

/** A page of the workspace's runs, the newest first: those of sets, or those by hand. */
export async function listRuns({
  ctx,
  input,
}: Call<RunFilter & { ofSets: boolean; page: number }>): Promise<{ rows: RunRow[]; hasNext: boolean }> {
  requirePermission(ctx, "answer:read");
  const { rows, hasNext } = await listRunsPage(readsOf(ctx), input);
  const markets = await readMarkets(
    ctx,
    rows.flatMap(({ targets }) => targets),
  );
  return { rows: rows.map((row) => toRow(row, markets)), hasNext };
}

/** The sets and schedules that the list can be narrowed to, by name. */
export async function listRunChoices({
  ctx,
}: Call): Promise<{ sets: { id: string; name: string }[]; schedules: { id: string; name: string }[] }> {
  requirePermission(ctx, "answer:read");
  const query = {
    where: { workspaceId: ctx.workspaceId },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  } as const;
  const [sets, schedules] = await Promise.all([
    prismaOf(ctx).promptSet.findMany(query),
    prismaOf(ctx).schedule.findMany(query),
  ]);
  return { sets, schedules };
}

/** The markets that targets are asked in, by their ids. */
export async function readMarkets(
  ctx: Context,
  targets: readonly { marketId: string | null }[],
): Promise<Map<string, PlanMarket>> {
  const ids = [...new Set(targets.flatMap(({ marketId }) => marketId ?? []))];
  const rows = await prismaOf(ctx).market.findMany({
    where: { workspaceId: ctx.workspaceId, id: { in: ids } },
    select: { id: true, name: true, country: true, city: true },
  });
  return new Map(rows.map(({ id, ...market }) => [id, market]));
}

export type PlanMarket = Pick<Market, "name" | "country" | "city">;

function toRow(
  { setId, setName, scheduleId, scheduleName, isPaused, isCancelled, targets, ...row }: ListedRun,
  markets: ReadonlyMap<string, PlanMarket>,
): RunRow {
  const { questions, repeats, counts, ...rest } = row;
  return {
    ...rest,
    set: setId === null || setName === null ? null : { id: setId, name: setName },
    schedule: scheduleId === null || scheduleName === null ? null : { id: scheduleId, name: scheduleName },
    plan: figuresOf({ targets, questions, repeats }, markets),
    counts: counts ?? {},
    state: runStateOf({ isPaused, isCancelled, counts: counts ?? {} }),
  };
}

/** A plan in figures. */
export function figuresOf(
  {
    targets,
    questions,
    repeats,
  }: {
    targets: readonly { engine: string; model: string; marketId: string | null }[];
    questions: number;
    repeats: number | null;
  },
  markets: ReadonlyMap<string, PlanMarket>,
): PlanFigures {
  const asked = [...new Set(targets.flatMap(({ marketId }) => marketId ?? []))];
  return {
    engines: new Set(targets.map(({ engine }) => engine)).size,
    models: new Set(targets.map(({ engine, model }) => JSON.stringify([engine, model]))).size,
    questions,
    repeats,
    markets: asked.flatMap((id) => markets.get(id)?.name ?? []),
  };
}
