import "server-only";
import { z } from "zod";
import { isKept } from "@/lib/db/query/kept";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { AnswerEngine } from "@/lib/domain/engines/engine";

/** So many of the newest askings of a wording are looked through. */
const TASKS_SEEN = 500;

interface Followed {
  /** Of the wording that was answered. */
  contentHash: string;
  engine: AnswerEngine;
  modelAsked: string;
  /** What its text begins with. */
  beginning: string;
  /** It was asked before this. */
  before: Date;
}

/** The newest answer to a wording that begins so, of those asked of a model before a moment; null where there is none. */
export async function findFollowedTask(
  own: WorkspaceReads,
  { contentHash, engine, modelAsked, beginning, before }: Followed,
): Promise<string | null> {
  const [found] = await own.rows(
    {
      columns: sql`task.id`,
      from: "prompt_version",
      joins: sql`
        join lateral (select * from app.task where task.prompt_version_id = prompt_version.id
                       order by task.run_id desc limit ${TASKS_SEEN}) task on true
        join app.answer on answer.task_id = task.id`,
      where: [
        sql`prompt_version.content_hash = ${contentHash}`,
        isKept("task", "task.id"),
        sql`task.engine = ${engine}`,
        sql`task.model_asked = ${modelAsked}`,
        sql`task.created_at < ${before}`,
        sql`starts_with(answer.text, ${beginning})`,
      ],
      orderBy: sql`task.created_at desc, task.id desc`,
      limit: 1,
    },
    z.object({ id: z.uuid() }),
  );
  return found?.id ?? null;
}
