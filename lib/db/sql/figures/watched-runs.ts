import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { equals } from "@/lib/db/query/conditions";
import { isKept } from "@/lib/db/query/kept";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { type Measured, WITH_PROMPTS } from "./fact-conditions";

const dueRows = z.object({ id: z.uuid(), zone: z.string() }).array();

/** Workspaces that have runs of schedules, and were not looked through for moves for a day. */
export async function listUnwatched(db: Queryable): Promise<{ id: string; zone: string }[]> {
  const { rows } = await db.query({
    text: `select id, time_zone as zone from app.workspace
            where deleted_at is null and (watched_at is null or watched_at < now() - interval '1 day')
              and exists (select from app.schedule_slot slot
                           where slot.workspace_id = workspace.id and slot.state = 'sent')
            order by watched_at nulls first, id`,
    values: [],
  });
  return dueRows.parse(rows);
}

/** Takes it upon whoever asks to look a workspace through today; false where another has. */
export async function takeWatching(db: Queryable, workspaceId: string): Promise<boolean> {
  const { rows } = await db.query({
    text: `update app.workspace set watched_at = now()
            where id = $1 and deleted_at is null and (watched_at is null or watched_at < now() - interval '1 day')
           returning id`,
    values: [workspaceId],
  });
  return rows.length > 0;
}

const runSchema = z.object({
  id: z.uuid(),
  at: z.date(),
  asks: z.string(),
  outcome: z.object({ answered: z.int(), failed: z.int(), unknown: z.int(), cancelled: z.int() }),
});
export type SlotRun = z.infer<typeof runSchema>;

/** The runs that a schedule sent and that have ended, in order of their time, with what they asked and how they ended. */
export const listSlotRuns = (own: WorkspaceReads, scheduleId: string): Promise<SlotRun[]> =>
  own.rows(
    {
      // Canonical text: what is asked of whom is the same where these are.
      columns: sql`run.id, run.created_at as at, to_jsonb(counts) as outcome,
                   md5(concat(run.plan::json -> 'entries', run.plan::json -> 'targets', run.plan::json -> 'repeats')) as asks`,
      from: "run",
      joins: sql`cross join lateral (
        select count(*) filter (where state = 'answered') as answered, count(*) filter (where state = 'failed') as failed,
               count(*) filter (where state = 'unknown') as unknown,
               count(*) filter (where state = 'cancelled') as cancelled
          from app.task where task.workspace_id = run.workspace_id and task.run_id = run.id
                          and ${isKept("task", "task.id")}) counts`,
      where: [
        equals(sql`run.schedule_id`, scheduleId),
        sql`run.slot_id is not null`,
        sql`run.end_told_at is not null`,
      ],
      orderBy: sql`run.created_at, run.id`,
    },
    runSchema,
  );

const count = z.coerce.number();
const answersSchema = z.object({ run: z.uuid(), answers: count, engines: z.string().array() });
const ofBrandSchema = z.object({ run: z.uuid(), brand: z.int().transform(String), answers: count });

/** Answers of each run, from whom, and how many of them name and cite each brand. */
export async function countByRun(own: WorkspaceReads, { facts }: Measured) {
  const from = { from: "answer_fact", joins: WITH_PROMPTS, where: facts } as const;
  const ofBrands = (brands: "brands" | "cited_brands") =>
    own.rows(
      {
        columns: sql`one.run, one.brand, count(*) as answers`,
        from: {
          name: sql`one`,
          read: {
            ...from,
            columns:
              brands === "brands"
                ? sql`answer_fact.run_id as run, unnest(answer_fact.brands) as brand`
                : sql`answer_fact.run_id as run, unnest(answer_fact.cited_brands) as brand`,
          },
        },
        groupBy: sql`1, 2`,
      },
      ofBrandSchema,
    );
  const [runs, naming, citing] = await Promise.all([
    own.rows(
      {
        ...from,
        columns: sql`answer_fact.run_id as run, count(*) as answers,
                     array_agg(distinct answer_fact.engine::text) as engines`,
        groupBy: sql`1`,
      },
      answersSchema,
    ),
    ofBrands("brands"),
    ofBrands("cited_brands"),
  ]);
  return { runs, naming, citing };
}
