import "server-only";
import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { type AnswerDetails, answerDetailsSchema } from "@/lib/domain/answers/answer-details";

const iso = (moment: Sql): Sql => sql`to_char(${moment} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What each is read from, of one task; all of them by a primary key, or by an index that is led by the task. */
const READS: Record<keyof AnswerDetails, Sql> = {
  flags: sql`coalesce((
    select json_agg(json_build_object('id', flag.id, 'name', flag.name, 'colour', flag.colour) order by flag.folded)
      from app.answer_flag join app.flag on flag.id = answer_flag.flag_id
     where answer_flag.task_id = task.id), '[]'::json)`,
  notes: sql`(select count(*) from app.answer_note where answer_note.task_id = task.id)`,
  // Where it was asked, or what market its wording was made for.
  market: sql`(select market.name from app.market
    where market.id = coalesce(task.market_id, (
      select prompt.market_id from app.prompt_version join app.prompt on prompt.id = prompt_version.prompt_id
       where prompt_version.id = task.prompt_version_id)))`,
  persona: sql`(select persona.name from app.persona where persona.id = task.persona_id)`,
  // An import may have lines of many sets: there it is the prompt's.
  set: sql`(select json_build_object('id', prompt_set.id, 'name', prompt_set.name) from app.prompt_set
    where prompt_set.id = case when task.origin = 'imported'
      then (select prompt.set_id from app.prompt_version join app.prompt on prompt.id = prompt_version.prompt_id
             where prompt_version.id = task.prompt_version_id)
      else (select run.set_id from app.run where run.id = task.run_id) end)`,
  run: sql`(select json_build_object('id', run.id, 'at', ${iso(sql`run.created_at`)})
    from app.run where run.id = task.run_id)`,
  repeat: sql`task.repeat + 1`,
  tokens: sql`json_build_object('input', answer.input_tokens, 'output', answer.output_tokens)`,
  member: sql`(select coalesce(member.name, member.email) from app."user" member where member.id = task.created_by_id)`,
  took: sql`answer.elapsed_ms`,
  answered: iso(sql`answer.answered_at`),
};

/** What columns show of answers of a workspace, by the answer's id. */
export async function readAnswerDetails(
  own: WorkspaceReads,
  { ids, details }: { ids: readonly string[]; details: readonly (keyof AnswerDetails)[] },
): Promise<ReadonlyMap<string, AnswerDetails>> {
  if (ids.length === 0 || details.length === 0) return new Map();
  const pairs = details.map((name) => sql`${name}::text, ${READS[name]}`);
  const rows = await own.rows(
    {
      columns: sql`task.id, json_build_object(${Prisma.join(pairs)}) as details`,
      from: "task",
      joins: sql`left join app.answer on answer.task_id = task.id`,
      where: [sql`task.id = any(${ids}::uuid[])`],
    },
    z.object({ id: z.uuid(), details: answerDetailsSchema }),
  );
  return new Map(rows.map((row) => [row.id, row.details]));
}
