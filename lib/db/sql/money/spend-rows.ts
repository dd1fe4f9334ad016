import "server-only";
import { entriesIn, isOfModelsAlone, modelSumsIn, runSumsIn, sumsIn } from "@/lib/db/query/filters";
import { Prisma } from "@/lib/db/generated/client";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { SpendFilter } from "@/lib/domain/money/spend";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";

/** What was spent: charges and their corrections. Reservations and releases are not spending. */
const IS_SPENT = sql`spend_entry.kind in ('charge', 'correction')`;

const OF_ALL = ["at", "member_id", "set_id", "schedule_id", "label", "connection_id"];

const columnsOf = (table: string, columns: readonly string[]): Sql =>
  Prisma.raw(columns.map((column) => `${table}.${column}`).join(", "));

const ENTRY = sql`${columnsOf("spend_entry", [...OF_ALL, "run_id", "engine", "model"])},
  coalesce((select task.state = 'answered' from app.task where task.id = spend_entry.task_id),
           (select deleted.is_answered from app.spend_deleted_task deleted where deleted.task_id = spend_entry.task_id))
    as is_answered,
  spend_entry.amount, coalesce(spend_entry.model_charge, 0) as model_charge,
  (spend_entry.kind = 'charge')::int::bigint as calls,
  (spend_entry.kind = 'charge' and spend_entry.model_charge is null)::int::bigint as unpriced,
  coalesce(spend_entry.input_tokens, 0)::bigint as input_tokens,
  coalesce(spend_entry.output_tokens, 0)::bigint as output_tokens,
  coalesce(spend_entry.reasoning_tokens, 0)::bigint as reasoning_tokens`;

const ADDED_UP = [
  "amount",
  "model_charge",
  "calls",
  "unpriced",
  "input_tokens",
  "output_tokens",
  "reasoning_tokens",
];

/** Whether a workspace's sums are of a zone's days; while they are not, its entries themselves tell. */
export function sumsOf(own: WorkspaceReads, zone: string): { areMade: Sql; areNotMade: Sql } {
  const made = own.select({
    columns: sql`spend_fold.zone`,
    from: "spend_fold",
    where: [sql`spend_fold.made_before is null`],
  });
  return { areMade: sql`(${made}) = ${zone}`, areNotMade: sql`(${made}) is distinct from ${zone}` };
}

/** What is in no sum yet, of entries. */
export const QUEUED = {
  from: "spend_unfolded",
  joins: sql`join app.spend_entry on spend_entry.id = spend_unfolded.entry_id`,
} as const;

/**
 * Rows, as `spend`, that add up to what was spent: the sums of days, the entries that are in none of them yet, or the
 * entries alone where there are no sums that can tell (of another zone's days, of one prompt's tasks). In one statement,
 * so that each entry is in one of them, whatever is folded meanwhile. `asked` says what of the rows: their run, of which
 * engine and model are not known; engine, model and outcome alone, for which few rows do; or anything but the run.
 */
export function spendRows(
  own: WorkspaceReads,
  filter: Zoned<SpendFilter>,
  { asked }: { asked: "run" | "model" | "any" },
): { name: Sql; read: Select[] } {
  const entries: Select = {
    columns: ENTRY,
    from: "spend_entry",
    where: [IS_SPENT, ...entriesIn(own, filter)],
  };
  const isOfOne = filter.runId !== null || filter.promptId !== null;
  if (isOfOne || (asked === "run" && (filter.engine !== null || filter.model !== null)))
    return { name: sql`spend`, read: [entries] };
  const { areMade, areNotMade } = sumsOf(own, filter.zone);
  return {
    name: sql`spend`,
    read: [
      sumsOfDays(filter, asked, areMade),
      { ...entries, ...QUEUED, where: [areMade, ...(entries.where ?? [])] },
      { ...entries, where: [areNotMade, ...(entries.where ?? [])] },
    ],
  };
}

function sumsOfDays(filter: Zoned<SpendFilter>, asked: "run" | "model" | "any", areMade: Sql): Select {
  if (asked === "run")
    return {
      columns: sql`${columnsOf("spend_run_sum", [...OF_ALL, "run_id"])}, null as engine, null as model,
        null::boolean as is_answered, ${columnsOf("spend_run_sum", ADDED_UP)}`,
      from: "spend_run_sum",
      where: [areMade, ...runSumsIn(filter)],
    };
  if (asked === "model" && isOfModelsAlone(filter))
    return {
      columns: sql`spend_model_sum.at, null::uuid as member_id, null::uuid as set_id, null::uuid as schedule_id,
        null as label, null::uuid as connection_id, null::uuid as run_id,
        ${columnsOf("spend_model_sum", ["engine", "model", "is_answered", ...ADDED_UP])}`,
      from: "spend_model_sum",
      where: [areMade, ...modelSumsIn(filter)],
    };
  return {
    columns: sql`${columnsOf("spend_sum", OF_ALL)}, null::uuid as run_id,
      ${columnsOf("spend_sum", ["engine", "model", "is_answered", ...ADDED_UP])}`,
    from: "spend_sum",
    where: [areMade, ...sumsIn(filter)],
  };
}
