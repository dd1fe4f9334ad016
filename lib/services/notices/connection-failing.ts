import "server-only";
import { withTransaction } from "@/lib/db/transaction";
import { isConnectionFailure } from "@/lib/domain/team/notice";
import type { InstanceContext } from "@/lib/services/context";
import { raiseNotice } from "./raise";

interface FailedCall {
  workspaceId: string;
  connectionId: string | null;
  failure: string | null;
  at: Date;
}

/** Tells, at most once a day, that a connection cannot be used, where a call that is given up failed for that. */
export async function noteFailedCall(ctx: Pick<InstanceContext, "tx">, call: FailedCall): Promise<void> {
  const { workspaceId, connectionId, failure, at } = call;
  if (connectionId === null || failure === null || !isConnectionFailure(failure)) return;
  await withTransaction(ctx, ({ tx }) =>
    raiseNotice(tx, {
      ...{ workspaceId, kind: "connection_failing", facts: { failure }, subjectId: connectionId, at },
      cause: `${connectionId} ${at.toISOString().slice(0, 10)}`,
    }),
  );
}
