import "server-only";
import { getDb } from "@/lib/db/client";
import { KEPT } from "@/lib/db/query/kept";
import type { RunView } from "@/lib/domain/runs/run";
import { TASK_VIEW, toTaskView } from "@/lib/services/answers/task-view";
import { requirePermission, type Call } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

/**
 * A question by hand with all its tasks and what has come back so far. Throws `not_found`, also for a run of a set:
 * that has thousands, and a page of its own (`getSetRun`); so has an import.
 */
export async function getRun({ ctx, input }: Call<{ id: string }>): Promise<RunView> {
  requirePermission(ctx, "answer:read");
  const row = await getDb().run.findFirst({
    where: {
      id: parseId(input.id, "run"),
      workspaceId: ctx.workspaceId,
      kind: { notIn: ["set", "import"] },
      ...KEPT,
    },
    include: {
      tasks: {
        where: KEPT,
        include: {
          ...TASK_VIEW,
          promptVersion: { select: { ...TASK_VIEW.promptVersion.select, promptId: true } },
        },
        orderBy: [{ cell: "asc" }, { repeat: "asc" }],
      },
    },
  });
  const run = found(row, "run");
  const first = found(run.tasks[0], "run");
  const { _sum: reserved } = await getDb().spendEntry.aggregate({
    where: { taskId: { in: run.tasks.map(({ id }) => id) }, kind: "reservation" },
    _sum: { amount: true },
  });
  return {
    id: run.id,
    promptId: first.promptVersion.promptId,
    connectionId: found(first.connectionId, "run"),
    reserved: reserved.amount?.toFixed() ?? "0",
    method: found(run.method, "run"),
    label: run.label,
    createdAt: run.createdAt.toISOString(),
    tasks: run.tasks.map(toTaskView),
  };
}
