import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { ORIGINS, type Origin } from "@/lib/domain/answers/answer-origin";
import { answerEngineSchema } from "@/lib/domain/engines/engine-schema";

/** Which answers: one, a workspace's, or all; and the versions that they are to have been read with. */
export interface StaleScope {
  workspaceId: string | null;
  taskId: string | null;
  versions: Readonly<Record<string, number>>;
  /** The stages that imported answers go through, and those that collected ones do. */
  stagesOf: Readonly<Record<Origin, readonly string[]>>;
  /** The stages that can be done again without a raw reply. */
  withoutReply: readonly string[];
}

const rowSchema = z.object({
  taskId: z.uuid(),
  workspaceId: z.uuid(),
  origin: z.enum(ORIGINS),
  engine: answerEngineSchema,
  modelAsked: z.string(),
  versions: z.unknown(),
  /** Compressed, as they are kept; null where they are gone. */
  request: z.instanceof(Buffer).nullable(),
  reply: z.instanceof(Buffer).nullable(),
});
export type StaleAnswer = z.infer<typeof rowSchema>;

// Newer versions are left alone, so that a machine with older code takes nothing back.
const STALE = `
  from app.answer
  join app.task on task.id = answer.task_id
  left join app.raw_reply on raw_reply.task_id = answer.task_id
 where ($1::uuid is null or answer.workspace_id = $1)
   and ($2::uuid is null or answer.task_id = $2)
   and exists (select from jsonb_each_text($3::jsonb) as stage
                where stage.key = any(case task.origin when 'imported' then $5::text[] else $6::text[] end)
                  and coalesce((answer.reading_versions ->> stage.key)::int, 0) < stage.value::int
                  and (raw_reply.reply is not null or stage.key = any($4::text[])))`;

const bound = ({ workspaceId, taskId, versions, withoutReply, stagesOf }: StaleScope): unknown[] => [
  workspaceId,
  taskId,
  JSON.stringify(versions),
  withoutReply,
  stagesOf.imported,
  stagesOf.collected,
];

/** How many answers an older version of some stage has made, of those that can be read again. */
export async function countStaleAnswers(db: Queryable, scope: StaleScope): Promise<number> {
  const { rows } = await db.query({ text: `select count(*) as count ${STALE}`, values: bound(scope) });
  return z.object({ count: z.coerce.number() }).parse(rows[0]).count;
}

/** The next of them in the order of their ids. */
export async function listStaleAnswers(
  db: Queryable,
  scope: StaleScope,
  { after, limit }: { after: string | null; limit: number },
): Promise<StaleAnswer[]> {
  const { rows } = await db.query({
    text: `select answer.task_id as "taskId", answer.workspace_id as "workspaceId", task.origin, task.engine,
                  task.model_asked as "modelAsked", answer.reading_versions as versions, raw_reply.request,
                  raw_reply.reply
           ${STALE} and ($7::uuid is null or answer.task_id > $7)
           order by answer.task_id limit $8`,
    values: [...bound(scope), after, limit],
  });
  return rowSchema.array().parse(rows);
}
