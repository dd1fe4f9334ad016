import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { keptText } from "@/lib/db/query/kept";
import type { RetentionDays } from "@/lib/domain/answers/retention";

// What goes for being older than a workspace keeps things. All ages are by the database's own time.

const ENDED = "task.state in ('answered', 'failed', 'unknown', 'cancelled')";
/** When a task ended; one planned by an earlier version may not say. */
const ENDED_AT = "coalesce(task.finished_at, task.created_at)";
/** Said of `days`. A task is made before it ends, so that the index on when it was made finds what is old enough. */
const IS_OLD_TASK = `task.created_at < now() - make_interval(days => $2)
  and ${ENDED_AT} < now() - make_interval(days => $2) and ${ENDED} and ${keptText("task", "task.id")}`;

const lossRows = z.tuple([z.object({ older: z.coerce.number(), first: z.date().nullable() })]);

/** What of a kind is older than so many days, and when the oldest of all came or ended. */
export async function countOlder(
  db: Queryable,
  workspaceId: string,
  { kind, days }: { kind: "raw" | "answers"; days: number },
): Promise<{ older: number; first: Date | null }> {
  const text =
    kind === "raw"
      ? `select count(*) filter (where received_at < now() - make_interval(days => $2)) as older,
                min(received_at) as first
           from app.raw_reply
          where workspace_id = $1 and reply is not null and ${keptText("task", "raw_reply.task_id")}`
      : `select count(*) filter (where ${IS_OLD_TASK}) as older, min(${ENDED_AT}) as first
           from app.task where workspace_id = $1 and ${ENDED} and ${keptText("task", "task.id")}`;
  const { rows } = await db.query({ text, values: [workspaceId, days] });
  return lossRows.parse(rows)[0];
}

const ruleRows = z
  .object({ workspaceId: z.uuid(), rawReplyDays: z.int().nullable(), answerDays: z.int().nullable() })
  .array();

/** Workspaces that keep something for a time only, and whose rule holds by now. */
export async function listRetentionRules(
  db: Queryable,
): Promise<(RetentionDays & { workspaceId: string })[]> {
  const { rows } = await db.query({
    text: `select id as "workspaceId", raw_reply_days as "rawReplyDays", answer_days as "answerDays"
             from app.workspace
            where (raw_reply_days is not null or answer_days is not null) and retention_from <= now()
              and deleted_at is null
            order by id`,
    values: [],
  });
  return ruleRows.parse(rows);
}

const goneRows = z.tuple([z.object({ gone: z.coerce.number() })]);

/** Takes the bytes of the oldest raw replies away; their hashes stay, with when that was. Returns how many. */
export async function forgetRawReplies(
  db: Queryable,
  { workspaceId, days, at, limit }: { workspaceId: string; days: number; at: Date; limit: number },
): Promise<number> {
  const { rows } = await db.query({
    text: `with gone as (
             update app.raw_reply set request = null, reply = null, deleted_at = $3
              where task_id in (select task_id from app.raw_reply
                                 where workspace_id = $1 and reply is not null
                                   and received_at < now() - make_interval(days => $2)
                                 order by received_at limit $4 for update skip locked)
             returning 1)
           select count(*) as gone from gone`,
    values: [workspaceId, days, at, limit],
  });
  return goneRows.parse(rows)[0].gone;
}

/** Some of the tasks that are older than a workspace keeps answers, the oldest first, until the transaction ends. */
export async function takeOldTasks(
  tx: Queryable,
  { workspaceId, days, limit }: { workspaceId: string; days: number; limit: number },
): Promise<string[]> {
  const { rows } = await tx.query({
    text: `select id from app.task where workspace_id = $1 and ${IS_OLD_TASK}
            order by created_at, id limit $3 for update skip locked`,
    values: [workspaceId, days, limit],
  });
  return z
    .object({ id: z.uuid() })
    .array()
    .parse(rows)
    .map(({ id }) => id);
}
