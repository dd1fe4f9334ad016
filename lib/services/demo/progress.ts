import "server-only";
import { getDb } from "@/lib/db/client";
import type { DemoProgress } from "@/lib/domain/demo";
import { AppError } from "@/lib/domain/errors";
import { FINAL_STATES } from "@/lib/domain/task-state";
import { seedDemoJob } from "@/lib/queue/definitions";
import { isPending } from "@/lib/queue/queue";
import { requirePermission, type Call } from "@/lib/services/context";
import { DEMO_ANSWERS } from "./plan";

const DAY_MS = 24 * 3_600_000;
/** Longer than filling ever takes: by then a demo that is filled without a job (by `seed demo`) is ready, or failed. */
const FILLED_MS = 3 * 60_000;

/** How far a demo workspace is. Throws `not_found` for a workspace that is no demo. */
export async function readDemoProgress({ ctx }: Call): Promise<DemoProgress> {
  requirePermission(ctx, "answer:read");
  const { workspaceId } = ctx;
  const [workspace, answered, pending] = await Promise.all([
    getDb().workspace.findFirst({ where: { id: workspaceId, isDemo: true }, select: { createdAt: true } }),
    getDb().task.count({ where: { workspaceId, state: { in: [...FINAL_STATES] } } }),
    isPending(seedDemoJob, workspaceId),
  ]);
  if (!workspace) throw new AppError("not_found", { message: "This workspace is no demo." });
  // Moving the answers to their days moves the workspace's own beginning as well.
  const age = Date.now() - workspace.createdAt.getTime();
  const ready = age > DAY_MS;
  const going = !ready && (pending || age < FILLED_MS);
  return { answered: Math.min(answered, DEMO_ANSWERS), of: DEMO_ANSWERS, ready, going };
}
