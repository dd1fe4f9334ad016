import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import { prismaOf, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { TASK_VIEW } from "./task-view";

/** A task with its answer and all that its pages say of it. */
export const WHOLE_TASK = {
  ...TASK_VIEW,
  run: { select: { ...TASK_VIEW.run.select, kind: true } },
  promptVersion: { select: { ...TASK_VIEW.promptVersion.select, promptId: true, number: true } },
} as const;

/** A task of the workspace with its answer, or `not_found`. People know it as an answer. */
export async function getTaskInWorkspace(ctx: Context, id: string) {
  const task = await prismaOf(ctx).task.findFirst({
    where: { id: parseId(id, "answer"), workspaceId: ctx.workspaceId, ...KEPT },
    include: WHOLE_TASK,
  });
  return found(task, "answer");
}
