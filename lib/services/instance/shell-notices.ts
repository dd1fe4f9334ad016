import "server-only";
import type { InstanceCall } from "@/lib/services/context";
import { readWorkerState } from "./worker-state";

/** What a person must know on every screen of a workspace, most pressing first. */
export async function readShellNotices({
  ctx,
  input: { isDemo },
}: InstanceCall<{ isDemo: boolean }>): Promise<("worker-stopped" | "demo")[]> {
  const worker = await readWorkerState(ctx);
  return [
    ...(worker === "stopped" ? (["worker-stopped"] as const) : []),
    ...(isDemo ? (["demo"] as const) : []),
  ];
}
