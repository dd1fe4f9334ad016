import "server-only";
import { getDb } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";
import { seedDemoJob } from "@/lib/queue/definitions";
import { enqueue } from "@/lib/queue/queue";
import { requirePermission, requirePerson, type Call } from "@/lib/services/context";

/** Has the worker go on filling a demo workspace where it stopped. Throws `not_found` for a workspace that is no demo. */
export async function resumeDemo({ ctx }: Call): Promise<void> {
  requirePermission(ctx, "run:create");
  const { workspaceId } = ctx;
  const userId = requirePerson(ctx);
  const demo = await getDb().workspace.findFirst({
    where: { id: workspaceId, isDemo: true, deletedAt: null },
    select: { id: true },
  });
  if (!demo) throw new AppError("not_found", { message: "This workspace is no demo." });
  await enqueue(seedDemoJob, { workspaceId, userId });
}
