import "server-only";
import type { TaskView } from "@/lib/domain/answers/answer";
import { requirePermission, type Call } from "@/lib/services/context";
import { getTaskInWorkspace } from "./get-task-in-workspace";
import { toTaskView } from "./task-view";

/** A task as it stands now, with its answer once it has one. Throws `not_found`. */
export async function getTask({ ctx, input }: Call<{ id: string }>): Promise<TaskView> {
  requirePermission(ctx, "answer:read");
  return toTaskView(await getTaskInWorkspace(ctx, input.id));
}
