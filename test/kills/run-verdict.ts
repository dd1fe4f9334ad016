import type { Client } from "pg";
import { z } from "zod";

const taskRows = z
  .object({
    id: z.string(),
    method: z.string(),
    state: z.string(),
    failureKind: z.string().nullable(),
    /** How often the service has it, and how often it was answered there. */
    asked: z.number(),
    answers: z.number(),
    entries: z.string(),
    held: z.string(),
  })
  .array();

const JUDGED = `
select task.id, task.method, task.state, task.failure_kind as "failureKind",
       (select count(*)::int from api.task remote where remote.tag = task.id::text) as asked,
       (select count(*)::int from app.answer where answer.task_id = task.id) as answers,
       coalesce((select string_agg(kind::text, ' ' order by id) from app.spend_entry
                  where spend_entry.task_id = task.id and kind <> 'correction'), '') as entries,
       coalesce((select sum(amount) from app.spend_entry
                  where spend_entry.task_id = task.id and kind in ('reservation', 'release')), 0)::text as held
  from app.task where run_id = $1`;

/** Everything about a run of so many tasks that is not as it was promised. */
export async function judgeRun(client: Client, runId: string, expected: number): Promise<string[]> {
  const tasks = taskRows.parse((await client.query(JUDGED, [runId])).rows);
  return [
    ...(tasks.length === expected ? [] : [`there are ${tasks.length} tasks`]),
    ...tasks.flatMap(({ id, method, state, failureKind, asked, answers, entries, held }) => {
      const name = `${method} ${id} (${state}, ${failureKind})`;
      // A live call whose caller or service died may have been billed: it is not asked again, and stays held.
      // So does a post of which the service has never heard.
      const mayBeUnknown =
        state === "unknown" && (method === "live" || (failureKind === "post_lost" && asked === 0));
      return [
        ...(state === "answered" || mayBeUnknown ? [] : [`${name} has no answer`]),
        ...(asked > 1 ? [`${name} was asked ${asked} times`] : []),
        ...(answers === (state === "answered" ? 1 : 0) ? [] : [`${name} has ${answers} answers`]),
        ...(state === "answered" && entries !== "reservation release charge"
          ? [`${name} has the entries ${entries}`]
          : []),
        ...(state === "answered" && Number(held) !== 0 ? [`${name} holds ${held}`] : []),
        ...(mayBeUnknown && entries !== "reservation" ? [`${name} has the entries ${entries}`] : []),
      ];
    }),
  ];
}
