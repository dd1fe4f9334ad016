import "server-only";
import { z } from "zod";
import { getDb } from "@/lib/db/client";
import type { TaskView } from "@/lib/domain/answer";
import { AppError } from "@/lib/domain/errors";
import { requirePermission, type Call } from "@/lib/services/context";
import { TASK_VIEW, toTaskView } from "./task-view";

/** A task as it stands now, with its answer once it has one. Throws `not_found`. */
export async function getTask({ ctx, input }: Call<{ id: string }>): Promise<TaskView> {
  requirePermission(ctx, "answer:read");
  const id = z.uuid().safeParse(input.id);
  const task = id.success
    ? await getDb().task.findFirst({
        where: { id: id.data, workspaceId: ctx.workspaceId },
        include: TASK_VIEW,
      })
    : null;
  if (!task) throw new AppError("not_found", { message: "There is no such answer in this workspace." });
  return toTaskView(task);
}
