import "server-only";
import { readWorkerState } from "./worker-state";

/** What a person must know on every screen of a workspace, most pressing first. */
export async function readShellNotices({
  isDemo,
}: {
  isDemo: boolean;
}): Promise<("worker-stopped" | "demo")[]> {
  const worker = await readWorkerState();
  return [
    ...(worker === "stopped" ? (["worker-stopped"] as const) : []),
    ...(isDemo ? (["demo"] as const) : []),
  ];
}
