import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

interface Flagging {
  workspaceId: string;
  flagId: string;
  /** Answers of the workspace. */
  answerIds: readonly string[];
}

const countedRows = z.array(z.object({ count: z.int() })).length(1);

const countOf = (rows: unknown[]): number => countedRows.parse(rows)[0]?.count ?? 0;

/** Gives answers a flag; returns how many did not have it. */
export async function putFlag(
  db: Queryable,
  { workspaceId, flagId, answerIds, by, at }: Flagging & { by: string | null; at: Date },
): Promise<number> {
  const { rows } = await db.query({
    // Those that were deleted meanwhile are left out, and the others held until they have it.
    text: `with chosen as (
             select id from app.task where workspace_id = $1 and id = any($3::uuid[]) order by id for key share
           ), put as (
             insert into app.answer_flag (flag_id, task_id, workspace_id, created_by_id, created_at)
             select $2, id, $1, $4, $5 from chosen
             on conflict do nothing returning 1
           ) select count(*)::int as count from put`,
    values: [workspaceId, flagId, answerIds, by, at],
  });
  return countOf(rows);
}

/** Takes a flag from answers; returns how many had it. */
export async function takeFlag(db: Queryable, { workspaceId, flagId, answerIds }: Flagging): Promise<number> {
  const { rows } = await db.query({
    text: `with taken as (
             delete from app.answer_flag where workspace_id = $1 and flag_id = $2 and task_id = any($3::uuid[])
             returning 1
           ) select count(*)::int as count from taken`,
    values: [workspaceId, flagId, answerIds],
  });
  return countOf(rows);
}

/** Gives all answers that have one flag another one; returns how many did not have that. */
export async function moveFlag(
  db: Queryable,
  { workspaceId, fromId, intoId }: { workspaceId: string; fromId: string; intoId: string },
): Promise<number> {
  const { rows } = await db.query({
    text: `with moved as (
             insert into app.answer_flag (flag_id, task_id, workspace_id, created_by_id, created_at)
             select $3, task_id, workspace_id, created_by_id, created_at from app.answer_flag
              where workspace_id = $1 and flag_id = $2
             on conflict do nothing returning 1
           ) select count(*)::int as count from moved`,
    values: [workspaceId, fromId, intoId],
  });
  return countOf(rows);
}
