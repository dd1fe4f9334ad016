import "server-only";
import { z } from "zod";
import { sqlOf, type InstanceContext } from "@/lib/services/context";

/** A worker not heard of for this long counts as stopped. It speaks every 5 s. */
const SILENT_AFTER_SECONDS = 15;

const livingSchema = z.tuple([z.object({ living: z.boolean() })]);

/** Whether any worker lives and consumes. */
export async function readWorkerState(ctx: InstanceContext): Promise<"running" | "stopped"> {
  const { rows } = await sqlOf(ctx).query({
    text: `select exists (select from app.worker_heartbeat
                           where seen_at > now() - make_interval(secs => $1)) as living`,
    values: [SILENT_AFTER_SECONDS],
  });
  return livingSchema.parse(rows)[0].living ? "running" : "stopped";
}
