import "server-only";
import { listRunsPage, type ListedRun } from "@/lib/db/sql/list-runs";
import type { PlanFigures, RunFilter, RunRow } from "@/lib/domain/run-list";
import { runStateOf } from "@/lib/domain/run-progress";
import { prismaOf, readsOf, requirePermission, type Call, type Context } from "@/lib/services/context";

/** A page of the workspace's runs, the newest first: those of sets, or those by hand. */
export async function listRuns({
  ctx,
  input,
}: Call<RunFilter & { ofSets: boolean; page: number }>): Promise<{ rows: RunRow[]; hasNext: boolean }> {
  requirePermission(ctx, "answer:read");
  const { rows, hasNext } = await listRunsPage(readsOf(ctx), input);
  const names = await readMarketNames(
    ctx,
    rows.flatMap(({ targets }) => targets),
  );
  return { rows: rows.map((row) => toRow(row, names)), hasNext };
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

/** Names of markets, by the targets that are asked in them. */
export async function readMarketNames(
  ctx: Context,
  targets: readonly { marketId: string | null }[],
): Promise<Map<string, string>> {
  const ids = [...new Set(targets.flatMap(({ marketId }) => marketId ?? []))];
  const rows = await prismaOf(ctx).market.findMany({
    where: { workspaceId: ctx.workspaceId, id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function toRow(
  { setId, setName, scheduleId, scheduleName, isPaused, isCancelled, targets, ...row }: ListedRun,
  names: ReadonlyMap<string, string>,
): RunRow {
  const { questions, repeats, counts, ...rest } = row;
  return {
    ...rest,
    set: setId === null || setName === null ? null : { id: setId, name: setName },
    schedule: scheduleId === null || scheduleName === null ? null : { id: scheduleId, name: scheduleName },
    plan: figuresOf({ targets, questions, repeats }, names),
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
  names: ReadonlyMap<string, string>,
): PlanFigures {
  const markets = [...new Set(targets.flatMap(({ marketId }) => marketId ?? []))];
  return {
    engines: new Set(targets.map(({ engine }) => engine)).size,
    models: new Set(targets.map(({ engine, model }) => JSON.stringify([engine, model]))).size,
    questions,
    repeats,
    markets: markets.flatMap((id) => names.get(id) ?? []),
  };
}
