import "server-only";
import { z } from "zod";
import { startsOf } from "@/lib/db/query/day-bounds";
import { isKept } from "@/lib/db/query/kept";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import type {
  SpendFilter,
  SpendGroup,
  SpendGrouping,
  SpendOutcomes,
  SpendReport,
  SpendSum,
} from "@/lib/domain/money/spend";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { countCitedSources } from "./cited-sources";
import { spendRows } from "./spend-rows";

const SUMS = sql`
  coalesce(sum(spend.amount), 0)::text as spent,
  coalesce(sum(spend.model_charge), 0)::text as "modelCharge",
  (coalesce(sum(spend.amount), 0) - coalesce(sum(spend.model_charge), 0))::text as "serviceFee",
  coalesce(sum(spend.calls), 0) as calls,
  coalesce(sum(spend.unpriced), 0) as unpriced,
  coalesce(sum(spend.input_tokens), 0) as "inputTokens",
  coalesce(sum(spend.output_tokens), 0) as "outputTokens",
  coalesce(sum(spend.reasoning_tokens), 0) as "reasoningTokens"`;

const sumSchema = z.object({
  spent: z.string(),
  modelCharge: z.string(),
  serviceFee: z.string(),
  calls: z.coerce.number(),
  unpriced: z.coerce.number(),
  inputTokens: z.coerce.number(),
  outputTokens: z.coerce.number(),
  reasoningTokens: z.coerce.number(),
});

/** The sum over a span of days. */
export function readSpendTotal(own: WorkspaceReads, filter: Zoned<SpendFilter>): Promise<SpendSum> {
  return own.row({ columns: SUMS, from: spendRows(own, filter, { asked: "model" }) }, sumSchema);
}

const cellSchema = sumSchema.extend({
  period: z.int(),
  isRest: z.boolean(),
  key: z.string().nullable(),
  name: z.string().nullable(),
  engine: engineSchema.nullable(),
});

/** By what spending is grouped, and where the groups' names are. */
const GROUPS: Record<SpendGrouping, { id: Sql; engine?: Sql; name: Sql; names?: Sql }> = {
  engine: { id: sql`spend.engine`, engine: sql`spend.engine`, name: sql`grouped.id` },
  model: { id: sql`spend.model`, engine: sql`spend.engine`, name: sql`grouped.id` },
  member: {
    id: sql`spend.member_id`,
    name: sql`coalesce(member.name, member.email)`,
    names: sql`left join app."user" member on member.id = grouped.id`,
  },
  run: {
    id: sql`spend.run_id`,
    name: sql`to_char(run.created_at at time zone 'utc', 'YYYY-MM-DD HH24:MI "UTC"') || coalesce(', ' || run.label, '')`,
    names: sql`left join app.run on run.id = grouped.id and ${isKept("run", "run.id")}`,
  },
  set: {
    id: sql`spend.set_id`,
    name: sql`prompt_set.name`,
    names: sql`left join app.prompt_set on prompt_set.id = grouped.id`,
  },
  schedule: {
    id: sql`spend.schedule_id`,
    name: sql`schedule.name`,
    names: sql`left join app.schedule on schedule.id = grouped.id`,
  },
  label: { id: sql`spend.label`, name: sql`grouped.id` },
  connection: {
    id: sql`spend.connection_id`,
    name: sql`connection.name`,
    names: sql`left join app.connection on connection.id = grouped.id`,
  },
};

/** What of the rows a grouping asks, where that is not just anything. */
const ASKED: Partial<Record<SpendGrouping, "run" | "model">> = {
  run: "run",
  engine: "model",
  model: "model",
};

/** One group in one period, by the period's first day; or all groups that were not asked for by their name, as one. */
export type SpendCell = SpendGroup & { from: string; isRest: boolean };

/** So many runs on which most was spent in a span, null for what is of none, and how many there are in all. */
export async function listDearestRuns(
  own: WorkspaceReads,
  filter: Zoned<SpendFilter>,
  most: number,
): Promise<{ ids: (string | null)[]; runs: number }> {
  const rows = await own.rows(
    {
      from: spendRows(own, filter, { asked: "run" }),
      columns: sql`spend.run_id as id, count(*) over () as runs`,
      groupBy: sql`spend.run_id`,
      orderBy: sql`sum(spend.amount) desc, spend.run_id`,
      limit: most,
    },
    z.object({ id: z.uuid().nullable(), runs: z.coerce.number() }),
  );
  return { ids: rows.map(({ id }) => id), runs: rows[0]?.runs ?? 0 };
}

/** Runs by their ids as `told`, joined: to look each row up in a list takes far longer. What is of no run may be told, too. */
const toldApart = (runs: readonly (string | null)[]): { joins: Sql; id: Sql; isRest: Sql } => ({
  joins: sql`left join unnest(${runs.filter((id) => id !== null)}::uuid[]) told (id) on told.id = spend.run_id`,
  id: sql`told.id`,
  isRest: sql`told.id is null and (spend.run_id is not null or ${!runs.includes(null)})`,
});

/**
 * The sum of each group in each of some periods, which follow each other without a gap from the filter's first day on.
 * One pass: all other sums of a report are sums of these. Where runs are named, all others are
 * summed as one.
 */
export async function readSpendCells(
  own: WorkspaceReads,
  filter: Zoned<SpendFilter>,
  {
    by,
    firstDays,
    runs = null,
  }: { by: SpendGrouping; firstDays: readonly string[]; runs?: readonly (string | null)[] | null },
): Promise<SpendCell[]> {
  const { engine = sql`null::text`, name, names, ...group } = GROUPS[by];
  const { id, isRest, joins } = runs
    ? toldApart(runs)
    : { id: group.id, isRest: sql`false`, joins: undefined };
  // The moments at which days begin decide alone which day an amount falls on, here as in the span's own ends.
  const starts = startsOf(firstDays, filter.zone);
  const grouped: Select = {
    from: spendRows(own, filter, { asked: ASKED[by] ?? "any" }),
    columns: sql`width_bucket(spend.at, ${starts}::timestamptz[]) as period, ${id} as id, ${engine} as engine,
      ${isRest} as "isRest", ${SUMS}`,
    joins,
    groupBy: sql`1, 2, 3, 4`,
  };
  const cells = await own.rows(
    {
      columns: sql`grouped.*, grouped.id::text as key, ${name} as name`,
      from: { name: sql`grouped`, read: grouped },
      joins: names,
      orderBy: sql`grouped.period, grouped.engine, grouped.id`,
    },
    cellSchema,
  );
  return cells.flatMap(({ period, ...cell }) => {
    const from = firstDays[period - 1];
    return from === undefined ? [] : [{ ...cell, from }];
  });
}

const outcomesSchema = z.object({
  answered: z.string(),
  answers: z.coerce.number(),
  failed: z.string(),
  failedCalls: z.coerce.number(),
  other: z.string(),
});

/** What was spent on answers, on calls that have none, and on neither. */
export async function readSpendOutcomes(
  own: WorkspaceReads,
  filter: Zoned<SpendFilter>,
): Promise<SpendOutcomes> {
  const [sums, sources] = await Promise.all([
    own.row(
      {
        from: spendRows(own, filter, { asked: "model" }),
        columns: sql`
          coalesce(sum(spend.amount) filter (where spend.is_answered), 0)::text as answered,
          coalesce(sum(spend.calls) filter (where spend.is_answered), 0) as answers,
          coalesce(sum(spend.amount) filter (where not spend.is_answered), 0)::text as failed,
          coalesce(sum(spend.calls) filter (where not spend.is_answered), 0) as "failedCalls",
          coalesce(sum(spend.amount) filter (where spend.is_answered is null), 0)::text as other`,
      },
      outcomesSchema,
    ),
    countCitedSources(own, filter),
  ]);
  return {
    answered: { spent: sums.answered, answers: sums.answers, sources },
    failed: { spent: sums.failed, calls: sums.failedCalls },
    other: sums.other,
  };
}

const heldSchema = z.object({ unknown: z.boolean(), amount: z.string(), tasks: z.coerce.number() });

/**
 * What reservations hold back and no release has given back: for calls under way, and for those of unknown outcome. A
 * task releases its own in the commit that answers or fails it, so only the others are looked at.
 */
export async function readHeld(own: WorkspaceReads): Promise<SpendReport["held"]> {
  const held = await own.rows(
    {
      columns: sql`held.unknown, sum(held.amount)::text as amount, count(*) as tasks`,
      from: {
        name: sql`held`,
        read: {
          columns: sql`task.state = 'unknown' as unknown, sum(spend_entry.amount) as amount`,
          from: "task",
          deletedToo: true,
          joins: sql`join app.spend_entry on spend_entry.task_id = task.id`,
          where: [
            sql`task.state not in ('answered', 'failed')`,
            sql`spend_entry.kind in ('reservation', 'release')`,
          ],
          groupBy: sql`task.id`,
          having: sql`sum(spend_entry.amount) <> 0`,
        },
      },
      groupBy: sql`held.unknown`,
    },
    heldSchema,
  );
  const sumOf = (wanted: boolean) => {
    const row = held.find(({ unknown }) => unknown === wanted);
    return { amount: row?.amount ?? "0", tasks: row?.tasks ?? 0 };
  };
  return { underWay: sumOf(false), unknown: sumOf(true) };
}
