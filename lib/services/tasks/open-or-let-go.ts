import "server-only";
import type { ApiClient } from "@/lib/api-client/client";
import { setTasksAside } from "@/lib/db/sql/tasks/task-leases";
import { AppError } from "@/lib/domain/errors";
import { ZERO } from "@/lib/domain/amounts/money";
import { log } from "@/lib/log";
import { openClient } from "@/lib/services/connections/open-client";
import type { InstanceContext } from "@/lib/services/context";
import { saveFailure } from "./finish";
import { insist } from "./insist";

const TRY_AGAIN_MS = 15_000;

/**
 * The client of claimed tasks' connection; null where there is none, after which the tasks are let go. Nothing has been
 * sent by then, so that none of them ends as "may be billed": a connection that cannot be used fails them in words and
 * gives their reservations back; anything else, such as a database that is away, has them planned again.
 */
export async function openOrLetGo(
  ctx: InstanceContext,
  { workspaceId, connectionId }: { workspaceId: string; connectionId: string },
  ids: readonly string[],
  state: "calling" | "posting",
): Promise<ApiClient | null> {
  try {
    return await openClient(workspaceId, connectionId);
  } catch (error) {
    log().warn({ err: error, connectionId }, "a connection could not be opened; nothing was sent");
    if (!(error instanceof AppError)) {
      await insist(() =>
        setTasksAside({ ids, from: state, to: "planned", failureKind: null, afterMs: TRY_AGAIN_MS }),
      );
      return null;
    }
    const failure = {
      statusCode: null,
      statusMessage: error.message,
      failureKind: "not_sent",
      cost: ZERO,
    } as const;
    for (const taskId of ids)
      await insist(() => saveFailure(ctx, { taskId, ...failure, exchange: null, at: ctx.now() }));
    return null;
  }
}
