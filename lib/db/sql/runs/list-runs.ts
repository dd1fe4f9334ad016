import "server-only";
import { z } from "zod";
import { equals, type Condition } from "@/lib/db/query/conditions";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { RUNS_PER_PAGE, type RunFilter } from "@/lib/domain/runs/run-list";
import type { RunState } from "@/lib/domain/runs/run-progress";
import { stateCountsSchema } from "@/lib/domain/runs/run-progress-schema";

const rowSchema = z.object({
  id: z.uuid(),
  setId: z.uuid().nullable(),
  setName: z.string().nullable(),
  forSetId: z.uuid().nullable(),
  scheduleId: z.uuid().nullable(),
  scheduleName: z.string().nullable(),
  by: z.string().nullable(),
  words: z.string().nullable(),
  label: z.string().nullable(),
  createdAt: z.date().transform((date) => date.toISOString()),
  isPaused: z.boolean(),
  isCancelled: z.boolean(),
  questions: z.int(),
  repeats: z.int().nullable(),
  targets: z.array(z.object({ engine: z.string(), model: z.string(), marketId: z.uuid().nullable() })),
  counts: stateCountsSchema.nullable(),
  spent: dollarsSchema,
  expectedLow: dollarsSchema.nullable(),
  expectedHigh: dollarsSchema.nullable(),
});
export type ListedRun = z.infer<typeof rowSchema>;

const ofRun = (own: WorkspaceReads, where: Sql, columns: Sql = sql`1`): Sql =>
  own.select({ columns, from: "task", where: [sql`task.run_id = run.id`, where] });

const HAS_PENDING = sql`task.state in ('planned', 'calling', 'posting', 'posted')`;

/** Which runs are in a state, by the same rule as `runStateOf`. */
function isIn(own: WorkspaceReads, state: RunState | null): Condition[] {
  const pending = sql`exists (${ofRun(own, HAS_PENDING)})`;
  switch (state) {
    case null:
      return [];
    case "cancelled":
      return [sql`run.cancelled_at is not null`];
    case "finished":
      return [sql`run.cancelled_at is null`, sql`not ${pending}`];
    case "paused":
      return [sql`run.cancelled_at is null`, sql`run.paused_at is not null`, pending];
    case "running":
      return [sql`run.cancelled_at is null`, sql`run.paused_at is null`, pending];
  }
}

/**
 * A page of a workspace's runs, the newest first: those of sets, or those by hand. Imports, which ask nothing, are neither. Tasks and money are summed for the
 * runs of the page only, by the indexes of tasks and of the ledger on their run.
 */
export function listRunsPage(
  own: WorkspaceReads,
  { setId, scheduleId, state, ofSets, page }: RunFilter & { ofSets: boolean; page: number },
): Promise<{ rows: ListedRun[]; hasNext: boolean }> {
  const kinds = ofSets ? sql`run.kind = 'set'` : sql`run.kind not in ('set', 'import')`;
  const counts = own.select({
    columns: sql`json_object_agg(state, count) as counts`,
    from: {
      name: sql`counted`,
      read: {
        columns: sql`task.state, count(*)::int as count`,
        from: "task",
        where: [sql`task.run_id = run.id`],
        groupBy: sql`task.state`,
      },
    },
  });
  const spent = own.select({
    columns: sql`trim_scale(coalesce(sum(amount), 0))::text as spent`,
    from: "spend_entry",
    where: [sql`spend_entry.run_id = run.id`, sql`spend_entry.kind in ('charge', 'correction')`],
  });
  const words = own.select({
    columns: sql`left(prompt_version.user_prompt, 120) as words`,
    from: "prompt_version",
    where: [
      sql`prompt_version.id = (${own.select({
        columns: sql`task.prompt_version_id`,
        from: "task",
        where: [sql`task.run_id = run.id`],
        limit: 1,
      })})`,
    ],
  });
  return own.page(
    {
      columns: sql`run.id, run.label, run.created_at as "createdAt", run.paused_at is not null as "isPaused",
        run.cancelled_at is not null as "isCancelled",
        trim_scale(run.expected_low)::text as "expectedLow", trim_scale(run.expected_high)::text as "expectedHigh",
        prompt_set.id as "setId", prompt_set.name as "setName", run.for_set_id as "forSetId",
        schedule.id as "scheduleId", schedule.name as "scheduleName",
        coalesce(member.name, member.email) as by,
        json_array_length(run.plan::json->'entries') as questions, (run.plan::json->>'repeats')::int as repeats,
        run.plan::json->'targets' as targets, counted.counts, money.spent,
        ${ofSets ? sql`null` : sql`(${words})`} as words`,
      from: "run",
      joins: sql`left join app.prompt_set on prompt_set.id = run.set_id
                 left join app.schedule on schedule.id = run.schedule_id
                 left join app."user" member on member.id = run.created_by_id
                 join lateral (${counts}) counted on true
                 join lateral (${spent}) money on true`,
      where: [
        kinds,
        equals(sql`run.set_id`, setId),
        equals(sql`run.schedule_id`, scheduleId),
        ...isIn(own, state),
      ],
      orderBy: sql`run.created_at desc, run.id desc`,
    },
    rowSchema,
    { size: RUNS_PER_PAGE, offset: (page - 1) * RUNS_PER_PAGE },
  );
}
