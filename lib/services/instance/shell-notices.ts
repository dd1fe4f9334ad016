import "server-only";
import { LIMITS } from "@/lib/api-contract/limits";
import { readBudgetNotice } from "@/lib/db/sql/money/budget-events";
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

/** What a person must know on every screen of a workspace, most pressing first. */
export async function readShellNotices({
  ctx,
  input: { id, isDemo },
}: InstanceCall<Shell>): Promise<
  ("worker-stopped" | "results-expiring" | "budget-blocked" | "budget-passed" | "demo")[]
> {
  const [worker, areExpiring, budget] = await Promise.all([
    readWorkerState(ctx),
    resultsExpire(ctx, id),
    id === null ? null : readBudgetNotice(sqlOf(ctx), id),
  ]);
  return [
    ...(worker === "stopped" ? (["worker-stopped"] as const) : []),
    ...(areExpiring ? (["results-expiring"] as const) : []),
    ...(budget === null ? [] : [`budget-${budget}` as const]),
    ...(isDemo ? (["demo"] as const) : []),
  ];
}

const resultsExpire = async (ctx: InstanceContext, workspaceId: string | null): Promise<boolean> =>
  workspaceId !== null && hasResultsOlderThan(sqlOf(ctx), workspaceId, LIMITS.resultDays - WARNED_DAYS);
