import "server-only";
import { z } from "zod";
import { entriesIn } from "@/lib/db/query/filters";
import { isKept } from "@/lib/db/query/kept";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import type { CappedCount } from "@/lib/domain/lists/capped-count";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import {
  CALLS_LOOKED_AT,
  DEAREST_SHOWN,
  OUTLIERS_SHOWN,
  REASONING_RULE,
  type ChargedCall,
} from "@/lib/domain/money/outliers";
import type { SpendFilter } from "@/lib/domain/money/spend";

type Filter = Zoned<SpendFilter>;

const charges = (own: WorkspaceReads, filter: Filter): Pick<Select, "from" | "where"> => ({
  from: "spend_entry",
  where: [sql`spend_entry.kind = 'charge'`, ...entriesIn(own, filter)],
});

const CHARGE = sql`spend_entry.id, spend_entry.task_id, spend_entry.at, spend_entry.engine, spend_entry.model,
  spend_entry.amount, spend_entry.model_charge, spend_entry.reasoning_tokens`;

/** The newest calls of a span: read from the index of charges backwards, however many there are. */
const newest = (own: WorkspaceReads, filter: Filter): Select["from"] => ({
  name: sql`call`,
  read: {
    ...charges(own, filter),
    columns: CHARGE,
    orderBy: sql`spend_entry.at desc`,
    limit: CALLS_LOOKED_AT,
  },
});

const callSchema = z.object({
  entryId: z.string(),
  taskId: z.uuid().nullable(),
  answered: z.boolean().nullable(),
  at: z.date().transform((date) => date.toISOString()),
  engine: engineSchema.nullable(),
  model: z.string().nullable(),
  spent: z.string(),
  unpriced: z.boolean(),
  reasoningTokens: z.int().nullable(),
});

const CALL = sql`call.id::text as "entryId", call.task_id as "taskId", task.state = 'answered' as answered, call.at,
  call.engine, call.model, trim_scale(coalesce(paid.spent, call.amount))::text as spent,
  call.model_charge is null as unpriced, call.reasoning_tokens as "reasoningTokens"`;

/** A call's task, where it is still there, and all that was entered for it. */
const withTask = (
  own: WorkspaceReads,
): Sql => sql`left join app.task on task.id = call.task_id and ${isKept("task", "task.id")}
  left join lateral (${own.select({
    columns: sql`sum(spend_entry.amount) as spent`,
    from: "spend_entry",
    where: [sql`spend_entry.task_id = call.task_id`, sql`spend_entry.kind in ('charge', 'correction')`],
  })}) paid on true`;

/** The dearest of the newest calls of a span by what they were charged, with what corrected them. */
export function listDearest(own: WorkspaceReads, filter: Filter): Promise<ChargedCall[]> {
  return own.rows(
    {
      columns: CALL,
      from: {
        name: sql`call`,
        read: {
          columns: sql`call.*`,
          from: newest(own, filter),
          orderBy: sql`call.amount desc, call.id desc`,
          limit: DEAREST_SHOWN,
        },
      },
      joins: withTask(own),
      orderBy: sql`coalesce(paid.spent, call.amount) desc, call.id desc`,
    },
    callSchema,
  );
}

/** How many calls a span has, counted to as many as are looked at. */
export const countCalls = (own: WorkspaceReads, filter: Filter): Promise<CappedCount> =>
  own.countUpTo(CALLS_LOOKED_AT, charges(own, filter));

const usualSchema = z.object({
  engine: engineSchema,
  model: z.string(),
  calls: z.coerce.number(),
  median: z.int(),
  mad: z.int(),
});

/** How much each model reasoned in the newest calls of a span, of those with enough calls that say. */
export function readReasoning(own: WorkspaceReads, filter: Filter): Promise<z.output<typeof usualSchema>[]> {
  return own.rows(
    {
      columns: sql`usual.engine, usual.model, usual.calls, usual.median,
        (select percentile_disc(0.5) within group (order by abs(one - usual.median)) from unnest(usual.tokens) one) as mad`,
      from: {
        name: sql`usual`,
        read: {
          columns: sql`call.engine, call.model, count(*) as calls, array_agg(call.reasoning_tokens) as tokens,
            percentile_disc(0.5) within group (order by call.reasoning_tokens) as median`,
          from: newest(own, filter),
          where: [
            sql`call.reasoning_tokens is not null`,
            sql`call.engine is not null`,
            sql`call.model is not null`,
          ],
          groupBy: sql`call.engine, call.model`,
          having: sql`count(*) >= ${REASONING_RULE.calls}`,
        },
      },
    },
    usualSchema,
  );
}

/** What calls of a model reason with as a rule, and beyond what they are listed. */
export interface ModelLimit {
  engine: string;
  model: string;
  median: number;
  limit: number;
}

/** The newest calls of a span that reasoned with more tokens than their model's limit, the furthest beyond it first. */
export function listReasoning(own: WorkspaceReads, filter: Filter, limits: readonly ModelLimit[]) {
  return own.rows(
    {
      columns: sql`${CALL}, usual.median, usual.most as "limit"`,
      from: newest(own, filter),
      joins: sql`join unnest(${limits.map(({ engine }) => engine)}::text[], ${limits.map(({ model }) => model)}::text[],
          ${limits.map(({ median }) => median)}::float8[], ${limits.map(({ limit }) => limit)}::float8[])
          as usual (engine, model, median, most)
          on usual.engine = call.engine and usual.model = call.model and call.reasoning_tokens > usual.most
        ${withTask(own)}`,
      orderBy: sql`call.reasoning_tokens / usual.most desc, call.id desc`,
      limit: OUTLIERS_SHOWN,
    },
    callSchema.extend({ median: z.number(), limit: z.number() }),
  );
}

/** The newest answers of a span that searched and cite nothing, and what all of those come to. */
export async function listFruitlessSearches(
  own: WorkspaceReads,
  filter: Filter,
): Promise<{ calls: number; spent: string; rows: ChargedCall[] }> {
  const rows = await own.rows(
    {
      columns: sql`${CALL}, count(*) over () as calls,
        trim_scale(sum(coalesce(paid.spent, call.amount)) over ())::text as "inAll"`,
      from: newest(own, filter),
      joins: sql`join app.answer on answer.task_id = call.task_id and answer.web_search_done and answer.citation_count = 0
          and ${isKept("task", "answer.task_id")}
        ${withTask(own)}`,
      orderBy: sql`call.at desc, call.id desc`,
      limit: OUTLIERS_SHOWN,
    },
    callSchema.extend({ calls: z.coerce.number(), inAll: z.string() }),
  );
  return {
    calls: rows[0]?.calls ?? 0,
    spent: rows[0]?.inAll ?? "0",
    rows: rows.map(({ calls: _calls, inAll: _inAll, ...call }) => call),
  };
}

const failureSchema = z.object({
  failureKind: z.string().nullable(),
  statusCode: z.int().nullable(),
  calls: z.coerce.number(),
  spent: z.string(),
  taskId: z.uuid().nullable(),
});
export type FailureSum = z.output<typeof failureSchema>;

/**
 * What was entered in a span for tasks that have no answer, by why they have none: the failed ones, those that are still
 * open, and those that were deleted since. They are found by their index, and each one's entries by theirs.
 */
export function sumFailures(own: WorkspaceReads, filter: Filter): Promise<FailureSum[]> {
  const ended: Select[] = [
    {
      columns: sql`task.id, task.failure_kind, task.status_code, true as is_there`,
      from: "task",
      where: [
        sql`task.state in ('planned', 'calling', 'posting', 'posted', 'unknown', 'cancelled', 'failed')`,
      ],
    },
    {
      columns: sql`spend_deleted_task.task_id, spend_deleted_task.failure_kind, spend_deleted_task.status_code, false`,
      from: "spend_deleted_task",
      where: [
        sql`not spend_deleted_task.is_answered`,
        sql`not exists (select from app.task where task.id = spend_deleted_task.task_id)`,
      ],
    },
  ];
  const entries = own.select({
    columns: sql`spend_entry.kind, spend_entry.amount`,
    from: "spend_entry",
    where: [
      sql`spend_entry.task_id = ended.id`,
      sql`spend_entry.kind in ('charge', 'correction')`,
      ...entriesIn(own, filter),
    ],
  });
  return own.rows(
    {
      columns: sql`ended.failure_kind as "failureKind", ended.status_code as "statusCode",
        count(*) filter (where entry.kind = 'charge') as calls, trim_scale(sum(entry.amount))::text as spent,
        (array_agg(ended.id order by entry.amount desc, ended.id) filter (where ended.is_there))[1] as "taskId"`,
      from: { name: sql`ended`, read: ended },
      joins: sql`join lateral (${entries}) entry on true`,
      groupBy: sql`ended.failure_kind, ended.status_code`,
      orderBy: sql`sum(entry.amount) desc, ended.failure_kind, ended.status_code`,
    },
    failureSchema,
  );
}
