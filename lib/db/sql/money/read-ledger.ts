import "server-only";
import { z } from "zod";
import { entriesIn } from "@/lib/db/query/filters";
import type { Condition } from "@/lib/db/query/conditions";
import { type Sql, sql } from "@/lib/db/query/sql";
import { isAfter, type Keyset, keysetOrder } from "@/lib/db/query/keyset";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import {
  ENTRIES_PER_PAGE,
  SPEND_CAUSES,
  SPEND_KINDS,
  type EntryCursor,
  type EntryPage,
  type LedgerEntry,
  type EntryFilter,
  type SpendGrouping,
} from "@/lib/domain/money/spend";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";

const BATCH = 5_000;

const rowSchema = z.object({
  id: z.string(),
  at: z.date().transform((date) => date.toISOString()),
  kind: z.enum(SPEND_KINDS),
  cause: z.enum(SPEND_CAUSES),
  engine: z.string().nullable(),
  model: z.string().nullable(),
  member: z.string().nullable(),
  schedule: z.string().nullable(),
  set: z.string().nullable(),
  label: z.string().nullable(),
  connection: z.string().nullable(),
  amount: z.string(),
  modelCharge: z.string().nullable(),
  serviceFee: z.string().nullable(),
  inputTokens: z.number().nullable(),
  outputTokens: z.number().nullable(),
  reasoningTokens: z.number().nullable(),
  taskId: z.string().nullable(),
  runId: z.string().nullable(),
  reason: z.string().nullable(),
});

const ENTRIES: Omit<Select, "where"> = {
  columns: sql`spend_entry.id, spend_entry.at, spend_entry.kind, spend_entry.cause, spend_entry.engine, spend_entry.model,
    coalesce(member.name, member.email) as member,
    coalesce(schedule.name, spend_entry.schedule_id::text) as schedule,
    coalesce(prompt_set.name, spend_entry.set_id::text) as set, spend_entry.label,
    coalesce(connection.name, spend_entry.connection_id::text) as connection, spend_entry.amount::text as amount,
    spend_entry.model_charge::text as "modelCharge", spend_entry.reason,
    case when spend_entry.kind in ('charge', 'correction')
         then (spend_entry.amount - coalesce(spend_entry.model_charge, 0))::text end as "serviceFee",
    spend_entry.input_tokens as "inputTokens",
    spend_entry.output_tokens as "outputTokens", spend_entry.reasoning_tokens as "reasoningTokens",
    spend_entry.task_id as "taskId", spend_entry.run_id as "runId"`,
  from: "spend_entry",
  joins: sql`left join app."user" member on member.id = spend_entry.member_id
    left join app.schedule on schedule.id = spend_entry.schedule_id
    left join app.prompt_set on prompt_set.id = spend_entry.set_id
    left join app.connection on connection.id = spend_entry.connection_id`,
};

const COLUMNS: Record<SpendGrouping, Sql> = {
  engine: sql`spend_entry.engine`,
  model: sql`spend_entry.model`,
  member: sql`spend_entry.member_id`,
  run: sql`spend_entry.run_id`,
  set: sql`spend_entry.set_id`,
  schedule: sql`spend_entry.schedule_id`,
  label: sql`spend_entry.label`,
  connection: sql`spend_entry.connection_id`,
};

const entriesOf = (own: WorkspaceReads, { without = null, ...filter }: Zoned<EntryFilter>): Condition[] => [
  ...entriesIn(own, filter),
  without === null ? null : sql`${COLUMNS[without]} is null`,
];

const NEWEST: Keyset = { key: sql`spend_entry.at`, id: sql`spend_entry.id`, direction: "descending" };

/** One page of what was spent in a span of days: charges and corrections, the newest first. */
export async function listEntriesPage(
  own: WorkspaceReads,
  { filter, after }: { filter: Zoned<EntryFilter>; after: EntryCursor | null },
): Promise<EntryPage> {
  const { rows, hasNext } = await own.page(
    {
      ...ENTRIES,
      where: [
        sql`spend_entry.kind in ('charge', 'correction')`,
        ...entriesOf(own, filter),
        isAfter(NEWEST, after),
      ],
      orderBy: keysetOrder(NEWEST),
    },
    rowSchema,
    { size: ENTRIES_PER_PAGE, offset: 0 },
  );
  const last = rows.at(-1);
  return { rows, next: hasNext && last ? { key: last.at, id: last.id } : null };
}

/** The ledger's rows in a span of days, in the order they were written, read a batch at a time. */
export async function* readLedger(
  own: WorkspaceReads,
  filter: Zoned<EntryFilter>,
): AsyncGenerator<LedgerEntry[]> {
  let after: string | null = null;
  for (;;) {
    const batch: z.output<typeof rowSchema>[] = await own.rows(
      {
        ...ENTRIES,
        where: [...entriesOf(own, filter), after === null ? null : sql`spend_entry.id > ${after}::bigint`],
        orderBy: sql`spend_entry.id`,
        limit: BATCH,
      },
      rowSchema,
    );
    if (batch.length > 0) yield batch.map(({ id: _id, ...entry }) => entry);
    const last = batch.at(-1);
    if (batch.length < BATCH || !last) return;
    after = last.id;
  }
}
