import "server-only";
import { LIMITS } from "@/lib/api-contract/limits";
import { hasResultsOlderThan } from "@/lib/db/sql/answers/results-expire";
import { sqlOf, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { readWorkerState } from "./worker-state";

/** Before an API forgets a result, so that there is time to put a connection right. */
const WARNED_DAYS = 7;

interface Shell {
  /** The workspace that is shown; null on the instance's own screens. */
  id: string | null;
  isDemo: boolean;
}

/** What holds now and a person must know on every screen of a workspace, most pressing first. What happened is the bell's. */
export async function readShellNotices({
  ctx,
  input: { id, isDemo },
}: InstanceCall<Shell>): Promise<("worker-stopped" | "results-expiring" | "demo")[]> {
  const [worker, areExpiring] = await Promise.all([readWorkerState(ctx), resultsExpire(ctx, id)]);
  return [
    ...(worker === "stopped" ? (["worker-stopped"] as const) : []),
    ...(areExpiring ? (["results-expiring"] as const) : []),
    ...(isDemo ? (["demo"] as const) : []),
  ];
}

const resultsExpire = async (ctx: InstanceContext, workspaceId: string | null): Promise<boolean> =>
  workspaceId !== null && hasResultsOlderThan(sqlOf(ctx), workspaceId, LIMITS.resultDays - WARNED_DAYS);
