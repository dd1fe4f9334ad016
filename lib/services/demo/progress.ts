import "server-only";
import type { DemoProgress } from "@/lib/domain/team/demo";
import { AppError } from "@/lib/domain/errors";
import { FINAL_STATES, type TaskState } from "@/lib/domain/tasks/task-state";
import { seedDemoJob } from "@/lib/queue/definitions";
import { isPending } from "@/lib/queue/queue";
import { prismaOf, requirePermission, sqlOf, type Call, type Context } from "@/lib/services/context";
import { DEMO_ANSWERS, DEMO_TASKS } from "./plan";

/** A demo that is filled without a job (by `seed demo`) and of which nothing came for so long has stopped. */
const SILENT_SECONDS = 60;

/** How far a demo workspace is. Throws `not_found` for a workspace that is no demo. */
export async function readDemoProgress({ ctx }: Call): Promise<DemoProgress> {
  requirePermission(ctx, "answer:read");
  const { workspaceId } = ctx;
  const countTasks = (states: readonly TaskState[]) =>
    prismaOf(ctx).task.count({ where: { workspaceId, state: { in: [...states] } } });
  const [workspace, answered, ended, purged, pending] = await Promise.all([
    prismaOf(ctx).workspace.findFirst({ where: { id: workspaceId, isDemo: true }, select: { id: true } }),
    countTasks(["answered"]),
    countTasks(FINAL_STATES),
    // What was answered and deleted since is no sign that the filling stopped.
    prismaOf(ctx).spendDeletedTask.count({ where: { workspaceId } }),
    isPending(seedDemoJob, workspaceId),
  ]);
  if (!workspace) throw new AppError("not_found", { message: "This workspace is no demo." });
  const ready = ended + purged >= DEMO_TASKS;
  const going = !ready && (pending || (await isBeingFilled(ctx)));
  return { answered: Math.min(answered + purged, DEMO_ANSWERS), of: DEMO_ANSWERS, ready, going };
}

/** Whether a process has taken up one of the workspace's tasks just now, or the workspace itself is that new. */
async function isBeingFilled(ctx: Context): Promise<boolean> {
  const { rows } = await sqlOf(ctx).query({
    text: `select 1 from app.workspace where id = $1 and created_at > now() - make_interval(secs => $2)
           union all
           (select 1 from app.task where workspace_id = $1 and lease_until > now() - make_interval(secs => $2) limit 1)`,
    values: [ctx.workspaceId, SILENT_SECONDS],
  });
  return rows.length > 0;
}
