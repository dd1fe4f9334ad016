import "server-only";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";
import type { SpendFilter, SpendReport, SpendSum } from "@/lib/domain/spend";

const SUMS = `
  coalesce(sum(amount), 0)::text as spent,
  coalesce(sum(model_charge), 0)::text as "modelCharge",
  count(*) filter (where kind = 'charge') as calls,
  count(*) filter (where kind = 'charge' and model_charge is null) as unpriced,
  coalesce(sum(input_tokens), 0) as "inputTokens",
  coalesce(sum(output_tokens), 0) as "outputTokens",
  coalesce(sum(reasoning_tokens), 0) as "reasoningTokens"`;

const CHARGED = `
  entry.workspace_id = $1 and entry.kind in ('charge', 'correction')
  and entry.at >= ($2::date)::timestamp at time zone 'utc' and entry.at < ($3::date + 1)::timestamp at time zone 'utc'
  and ($4::text is null or entry.engine = $4)`;

const sumSchema = z.object({
  spent: z.string(),
  modelCharge: z.string(),
  calls: z.coerce.number(),
  unpriced: z.coerce.number(),
  inputTokens: z.coerce.number(),
  outputTokens: z.coerce.number(),
  reasoningTokens: z.coerce.number(),
});

const bound = (workspaceId: string, { from, to, engine }: SpendFilter): unknown[] => [
  workspaceId,
  from,
  to,
  engine,
];

/** The sum over a span of days. */
export async function readSpendTotal(workspaceId: string, filter: SpendFilter): Promise<SpendSum> {
  const { rows } = await getPool().query(
    `select ${SUMS} from app.spend_entry entry where ${CHARGED}`,
    bound(workspaceId, filter),
  );
  return sumSchema.parse(rows[0]);
}

const daySchema = sumSchema.extend({ day: z.string() });

/** The sum of each UTC day that has charges, oldest first. */
export async function readSpendByDay(
  workspaceId: string,
  filter: SpendFilter,
): Promise<z.infer<typeof daySchema>[]> {
  const { rows } = await getPool().query(
    `select to_char(entry.at at time zone 'utc', 'YYYY-MM-DD') as day, ${SUMS}
       from app.spend_entry entry where ${CHARGED} group by day order by day`,
    bound(workspaceId, filter),
  );
  return daySchema.array().parse(rows);
}

const groupSchema = sumSchema.extend({
  key: z.string().nullable(),
  label: z.string(),
  engine: z.string().nullable(),
});

const GROUPS: Record<SpendFilter["groupBy"], { columns: string; join: string }> = {
  engine: { columns: "entry.engine as key, entry.engine as label, entry.engine as engine", join: "" },
  model: { columns: "entry.model as key, entry.model as label, entry.engine as engine", join: "" },
  member: {
    columns:
      "entry.member_id::text as key, coalesce(member.name, member.email, 'Without a member') as label, null as engine",
    join: 'left join app."user" member on member.id = entry.member_id',
  },
};

/** The sum of each engine, model or member, dearest first. */
export async function readSpendByGroup(
  workspaceId: string,
  filter: SpendFilter,
): Promise<z.infer<typeof groupSchema>[]> {
  const { columns, join } = GROUPS[filter.groupBy];
  const { rows } = await getPool().query(
    `select ${columns}, ${SUMS} from app.spend_entry entry ${join} where ${CHARGED}
      group by 1, 2, 3 order by sum(amount) desc, 2`,
    bound(workspaceId, filter),
  );
  return groupSchema.array().parse(rows);
}

const heldSchema = z.object({ unknown: z.boolean(), amount: z.string(), tasks: z.coerce.number() });

/**
 * What reservations hold back and no release has given back: for calls under way, and for those of unknown outcome. A
 * task releases its own in the commit that answers or fails it, so only the others are looked at.
 */
export async function readHeld(workspaceId: string): Promise<SpendReport["held"]> {
  const { rows } = await getPool().query(
    `select unknown, sum(amount)::text as amount, count(*) as tasks
       from (select task.state = 'unknown' as unknown, sum(entry.amount) as amount
               from app.task join app.spend_entry entry on entry.task_id = task.id
              where task.workspace_id = $1 and task.state not in ('answered', 'failed')
                and entry.kind in ('reservation', 'release')
              group by task.id
             having sum(entry.amount) <> 0) held
      group by unknown`,
    [workspaceId],
  );
  const held = heldSchema.array().parse(rows);
  const sumOf = (wanted: boolean) => {
    const row = held.find(({ unknown }) => unknown === wanted);
    return { amount: row?.amount ?? "0", tasks: row?.tasks ?? 0 };
  };
  return { underWay: sumOf(false), unknown: sumOf(true) };
}
