import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import { CAUSE_WORDS, FAILURE_CAUSES, failureCauseOf } from "@/lib/api-contract/failure-causes";
import {
  countUnpriced,
  readProgressGroups,
  readRunFailures,
  readRunMoney,
  type ProgressGroup,
  type RunFailure,
} from "@/lib/db/sql/runs/read-run-progress";
import {
  addCounts,
  pendingOf,
  runStateOf,
  type FailureGroup,
  type RunProgress,
} from "@/lib/domain/runs/run-progress";
import { prismaOf, readsOf, requirePermission, type Call } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

/** How far a run has come, what it costs, and why tasks have no answer. Throws `not_found`, also for an import. */
export async function readRunProgress({ ctx, input }: Call<{ id: string }>): Promise<RunProgress> {
  requirePermission(ctx, "answer:read");
  const row = await prismaOf(ctx).run.findFirst({
    where: { id: parseId(input.id, "run"), workspaceId: ctx.workspaceId, kind: { not: "import" }, ...KEPT },
    select: { id: true, pausedAt: true, cancelledAt: true, expectedLow: true, expectedHigh: true },
  });
  const run = found(row, "run");
  const own = readsOf(ctx);
  const [rows, failures, money, unpriced] = await Promise.all([
    readProgressGroups(own, run.id),
    readRunFailures(own, run.id),
    readRunMoney(own, run.id),
    countUnpriced(own, run.id),
  ]);
  const groups = groupsOf(rows);
  const counts = addCounts(groups.map((group) => group.counts));
  const state = runStateOf({
    isPaused: run.pausedAt !== null,
    isCancelled: run.cancelledAt !== null,
    counts,
  });
  const perMinute = rateOf(rows);
  const pending = pendingOf(counts);
  return {
    state,
    groups,
    failures: byCause(failures),
    perMinute,
    secondsLeft: perMinute === null || pending === 0 ? null : Math.ceil((pending / perMinute) * 60),
    ...money,
    unpriced,
    expectedLow: run.expectedLow?.toFixed() ?? null,
    expectedHigh: run.expectedHigh?.toFixed() ?? null,
  };
}

function groupsOf(rows: readonly ProgressGroup[]): RunProgress["groups"] {
  const byTarget = Map.groupBy(rows, ({ engine, model, method }) => JSON.stringify([engine, model, method]));
  return [...byTarget.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { engine, model, method } = first;
    return [
      { engine, model, method, counts: addCounts(group.map(({ state, count }) => ({ [state]: count }))) },
    ];
  });
}

/** Tasks a minute that ended lately; null where none did. */
function rateOf(rows: readonly ProgressGroup[]): number | null {
  const ended = rows.reduce((sum, { lately }) => sum + lately, 0);
  const seconds = Math.max(1, ...rows.map(({ overSeconds }) => overSeconds ?? 0));
  return ended === 0 ? null : (ended / seconds) * 60;
}

/** Failures by what is to be done about them. */
function byCause(rows: readonly RunFailure[]): FailureGroup[] {
  const groups = Map.groupBy(rows, failureCauseOf);
  return FAILURE_CAUSES.flatMap((cause) => {
    const group = groups.get(cause);
    if (!group) return [];
    const { label, remedy } = CAUSE_WORDS[cause];
    const seenAs = group.flatMap(({ statusCode, failureKind }) =>
      statusCode === null ? (failureKind ?? []) : String(statusCode),
    );
    const count = group.reduce((sum, row) => sum + row.count, 0);
    return [{ cause, count, label, remedy, seenAs: [...new Set(seenAs)] }];
  });
}
