import "server-only";
import { z } from "zod";
import { dayStarts } from "@/lib/db/query/day-bounds";
import { entriesIn } from "@/lib/db/query/filters";
import { nothing, type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { addDays } from "@/lib/domain/day-span";
import { engineSchema } from "@/lib/domain/engine-schema";
import type { SpendFilter, SpendGrouping, SpendReport, SpendSum } from "@/lib/domain/spend";
import type { Zoned } from "@/lib/domain/workspace-filter";

const SUMS = sql`
  coalesce(sum(spend_entry.amount), 0)::text as spent,
  coalesce(sum(spend_entry.model_charge), 0)::text as "modelCharge",
  (coalesce(sum(spend_entry.amount), 0) - coalesce(sum(spend_entry.model_charge), 0))::text as "serviceFee",
  count(*) filter (where spend_entry.kind = 'charge') as calls,
  count(*) filter (where spend_entry.kind = 'charge' and spend_entry.model_charge is null) as unpriced,
  coalesce(sum(spend_entry.input_tokens), 0) as "inputTokens",
  coalesce(sum(spend_entry.output_tokens), 0) as "outputTokens",
  coalesce(sum(spend_entry.reasoning_tokens), 0) as "reasoningTokens"`;

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

/** What was spent: charges and their corrections. Reservations and releases are not spending. */
const charges = (own: WorkspaceReads, filter: Zoned<SpendFilter>): Omit<Select, "columns"> => ({
  from: "spend_entry",
  where: [sql`spend_entry.kind in ('charge', 'correction')`, ...entriesIn(own, filter)],
});

/** The sum over a span of days. */
export function readSpendTotal(own: WorkspaceReads, filter: Zoned<SpendFilter>): Promise<SpendSum> {
  return own.row({ ...charges(own, filter), columns: SUMS }, sumSchema);
}

const daySchema = sumSchema.extend({ day: z.int() });

/** The sum of each day of the span that has charges, oldest first. */
export async function readSpendByDay(
  own: WorkspaceReads,
  filter: Zoned<SpendFilter>,
): Promise<SpendReport["days"]> {
  // The moments at which days begin decide alone which day an entry falls on, here as in the span's own ends.
  const starts = dayStarts(filter.from, filter.to, filter.zone);
  const days = await own.rows(
    {
      ...charges(own, filter),
      columns: sql`width_bucket(spend_entry.at, ${starts}::timestamptz[]) as day, ${SUMS}`,
      groupBy: sql`1`,
      orderBy: sql`1`,
    },
    daySchema,
  );
  return days.map(({ day, ...sum }) => ({ ...sum, day: addDays(filter.from, day - 1) }));
}

const groupSchema = sumSchema.extend({
  key: z.string().nullable(),
  label: z.string(),
  engine: engineSchema.nullable(),
});

const GROUPS: Record<SpendGrouping, { columns: Sql; joins: Sql }> = {
  engine: {
    columns: sql`spend_entry.engine as key, coalesce(spend_entry.engine, 'Of no engine') as label, spend_entry.engine as engine`,
    joins: nothing,
  },
  model: {
    columns: sql`spend_entry.model as key, coalesce(spend_entry.model, 'Of no model') as label, spend_entry.engine as engine`,
    joins: nothing,
  },
  member: {
    columns: sql`spend_entry.member_id::text as key,
      coalesce(member.name, member.email, 'Without a member') as label, null as engine`,
    joins: sql`left join app."user" member on member.id = spend_entry.member_id`,
  },
};

/** The sum of each engine, model or member, dearest first. */
export function readSpendByGroup(
  own: WorkspaceReads,
  filter: Zoned<SpendFilter>,
  by: SpendGrouping,
): Promise<SpendReport["groups"]> {
  const { columns, joins } = GROUPS[by];
  return own.rows(
    {
      ...charges(own, filter),
      joins,
      columns: sql`${columns}, ${SUMS}`,
      groupBy: sql`1, 2, 3`,
      orderBy: sql`sum(spend_entry.amount) desc, 2, 1`,
    },
    groupSchema,
  );
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
