import "server-only";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";
import { inTransaction } from "@/lib/db/transaction";
import type { OwnFailure } from "@/lib/domain/tasks/task-failure";
import { ACCOUNT_KEY } from "./connected-accounts";
import { RUN_GOES_ON } from "./task-leases";

// An account may have so many live calls under way on an engine, whatever the number of workers and workspaces. The
// tasks being called are the slots themselves: one whose caller died is free when the sweep has ended its task.

/** Why a task is still planned that found no slot. */
const NO_SLOT: OwnFailure = "no_slot";

const placeRow = z.object({ key: z.string(), engine: z.string() }).array();
const idRow = z.object({ id: z.uuid() }).array();

interface Claim {
  taskId: string;
  atOnce: number;
  leaseMs: number;
  /** When the work began, as it is recorded. */
  at: Date;
  /** Before a task that found no slot is looked at again, should nobody hand it one. */
  againMs: number;
}

/** Claims a planned task for its call, if its account has a slot for it. Returns whether it was won. */
export function claimLive({ taskId, atOnce, leaseMs, at, againMs }: Claim): Promise<boolean> {
  return inTransaction(getPool(), async (db) => {
    const { rows } = await db.query({
      text: `select ${ACCOUNT_KEY} as key, task.engine
               from app.task join app.connection on connection.id = task.connection_id
              where task.id = $1 and task.state = 'planned' and ${RUN_GOES_ON}`,
      values: [taskId],
    });
    const [place] = placeRow.parse(rows);
    if (!place) return false;
    // Those who claim of one account and engine count one after another.
    await db.query({
      text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
      values: [`live ${place.engine} ${place.key}`],
    });
    const claimed = await db.query({
      text: `update app.task
                set state = 'calling', started_at = $2, attempts = attempts + 1, next_check_at = null,
                    lease_until = now() + $3 * interval '1 millisecond'
              where id = $1 and state = 'planned' and ${RUN_GOES_ON}
                and (select count(*) from app.task other join app.connection on connection.id = other.connection_id
                      where other.state = 'calling' and other.engine = $4 and ${ACCOUNT_KEY} = $5) < $6
             returning id`,
      values: [taskId, at, leaseMs, place.engine, place.key, atOnce],
    });
    if (claimed.rows.length === 1) return true;
    await db.query({
      text: `update app.task set failure_kind = $3, next_check_at = now() + $2 * interval '1 millisecond'
              where id = $1 and state = 'planned'`,
      values: [taskId, againMs, NO_SLOT],
    });
    return false;
  });
}

/**
 * The task that is next to have the slot of one that has been called, of the same account and engine: one that waits
 * for that, of a run that goes on. Each is given to one caller.
 */
export async function nextForSlot(calledId: string, againMs: number): Promise<string | null> {
  const { rows } = await getPool().query(
    `update app.task set next_check_at = now() + $2 * interval '1 millisecond'
      where id = (
        select task.id
          from app.task called
          join app.connection on connection.id = called.connection_id
          join app.connection beside on (beside.base_url is not distinct from connection.base_url
                                         and beside.login = connection.login)
          join app.task on task.connection_id = beside.id and task.engine = called.engine
         where called.id = $1 and task.state = 'planned' and task.method = 'live' and task.failure_kind = $3
           and ${RUN_GOES_ON}
         order by task.next_check_at, task.id limit 1 for update of task skip locked)
      returning id`,
    [calledId, againMs, NO_SLOT],
  );
  return idRow.parse(rows)[0]?.id ?? null;
}
