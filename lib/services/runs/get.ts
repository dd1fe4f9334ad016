import "server-only";
import { z } from "zod";
import { getDb } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";
import type { RunView } from "@/lib/domain/run";
import { TASK_VIEW, toTaskView } from "@/lib/services/answers/task-view";
import { requirePermission, type Call } from "@/lib/services/context";

/** A run with all its tasks and what has come back so far. Throws `not_found`. */
export async function getRun({ ctx, input }: Call<{ id: string }>): Promise<RunView> {
  requirePermission(ctx, "answer:read");
  const id = z.uuid().safeParse(input.id);
  const run = id.success
    ? await getDb().run.findFirst({
        where: { id: id.data, workspaceId: ctx.workspaceId },
        include: {
          tasks: {
            include: {
              ...TASK_VIEW,
              promptVersion: { select: { ...TASK_VIEW.promptVersion.select, promptId: true } },
            },
            orderBy: [{ cell: "asc" }, { repeat: "asc" }],
          },
        },
      })
    : null;
  const [first] = run?.tasks ?? [];
  if (!run || !first) {
    throw new AppError("not_found", { message: "There is no such run in this workspace." });
  }
  const { _sum: reserved } = await getDb().spendEntry.aggregate({
    where: { taskId: { in: run.tasks.map(({ id }) => id) }, kind: "reservation" },
    _sum: { amount: true },
  });
  return {
    id: run.id,
    promptId: first.promptVersion.promptId,
    connectionId: first.connectionId,
    reserved: reserved.amount?.toFixed() ?? "0",
    method: run.method,
    label: run.label,
    createdAt: run.createdAt.toISOString(),
    tasks: run.tasks.map(toTaskView),
  };
}
