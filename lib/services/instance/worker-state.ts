import "server-only";
import { getDb } from "@/lib/db/client";

/** A worker not heard of for this long counts as stopped. It speaks every 5 s. */
const SILENT_AFTER_MS = 15_000;

/** Whether any worker lives and consumes. */
export async function readWorkerState(): Promise<"running" | "stopped"> {
  const living = await getDb().workerHeartbeat.count({
    where: { seenAt: { gt: new Date(Date.now() - SILENT_AFTER_MS) } },
  });
  return living > 0 ? "running" : "stopped";
}
