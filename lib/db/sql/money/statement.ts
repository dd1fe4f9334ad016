import "server-only";
import { z } from "zod";
import { within } from "@/lib/db/query/conditions";
import { momentsOf } from "@/lib/db/query/day-bounds";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { KindSum, SpendStatement, StatedCorrection } from "@/lib/domain/money/statement";
import { QUEUED, sumsOf } from "./spend-rows";

interface Span {
  from: string;
  to: string;
  zone: string;
}

const kindSchema = z.object({
  entries: z.coerce.number(),
  spent: z.string(),
  modelCharge: z.string(),
  serviceFee: z.string(),
});

/** What was entered in a span by why it was: charges, the API's own later figures, and what an accountant entered. */
export async function sumKinds(own: WorkspaceReads, span: Span): Promise<SpendStatement["kinds"]> {
  const rows = await own.rows(
    {
      columns: sql`spend_entry.kind, spend_entry.reason is not null as "byHand", count(*) as entries,
        trim_scale(sum(spend_entry.amount))::text as spent,
        trim_scale(coalesce(sum(spend_entry.model_charge), 0))::text as "modelCharge",
        trim_scale(sum(spend_entry.amount) - coalesce(sum(spend_entry.model_charge), 0))::text as "serviceFee"`,
      from: "spend_entry",
      where: [
        sql`spend_entry.kind in ('charge', 'correction')`,
        within(sql`spend_entry.at`, momentsOf(span)),
      ],
      groupBy: sql`1, 2`,
    },
    kindSchema.extend({ kind: z.enum(["charge", "correction"]), byHand: z.boolean() }),
  );
  const sumOf = (kind: "charge" | "correction", byHand: boolean): KindSum => {
    const {
      entries = 0,
      spent = "0",
      modelCharge = "0",
      serviceFee = "0",
    } = rows.find((row) => row.kind === kind && row.byHand === byHand) ?? {};
    return { entries, spent, modelCharge, serviceFee };
  };
  return {
    charges: sumOf("charge", false),
    apiCorrections: sumOf("correction", false),
    byHand: sumOf("correction", true),
  };
}

const IS_HELD = sql`spend_entry.kind in ('reservation', 'release')`;

/**
 * What was held when a span began and when it ended, from the sums of days; and what moved between, from the ledger's own
 * entries, so that the one is held against the other.
 */
export async function sumHeld(own: WorkspaceReads, span: Span): Promise<SpendStatement["held"]> {
  const { from } = momentsOf(span);
  const untilEnd = { from: null, before: momentsOf(span).before };
  const { areMade, areNotMade } = sumsOf(own, span.zone);
  const entries = {
    columns: sql`spend_entry.at, spend_entry.amount`,
    from: "spend_entry",
    where: [IS_HELD, within(sql`spend_entry.at`, untilEnd)],
  } as const;
  const ends = await own.row(
    {
      columns: sql`
        trim_scale(coalesce(sum(held.amount) filter (where held.at < ${from}), 0))::text as opening,
        trim_scale(coalesce(sum(held.amount), 0))::text as closing`,
      from: {
        name: sql`held`,
        read: [
          {
            columns: sql`spend_held_sum.at, spend_held_sum.amount`,
            from: "spend_held_sum",
            where: [areMade, within(sql`spend_held_sum.at`, untilEnd)],
          },
          { ...entries, ...QUEUED, where: [areMade, ...entries.where] },
          { ...entries, where: [areNotMade, ...entries.where] },
        ],
      },
    },
    z.object({ opening: z.string(), closing: z.string() }),
  );
  const moved = await own.row(
    {
      columns: sql`
        trim_scale(coalesce(sum(spend_entry.amount) filter (where spend_entry.kind = 'reservation'), 0))::text as reserved,
        trim_scale(coalesce(sum(spend_entry.amount) filter (where spend_entry.kind = 'release'), 0))::text as released`,
      from: "spend_entry",
      where: [IS_HELD, within(sql`spend_entry.at`, momentsOf(span))],
    },
    z.object({ reserved: z.string(), released: z.string() }),
  );
  return { ...ends, ...moved };
}

const correctionSchema = z.object({
  id: z.string(),
  at: z.date().transform((date) => date.toISOString()),
  reason: z.string(),
  engine: z.string().nullable(),
  model: z.string().nullable(),
  connection: z.string().nullable(),
  taskId: z.uuid().nullable(),
  amount: z.string(),
  modelCharge: z.string().nullable(),
});

/** What accountants corrected in a span, one by one in the order it was entered. */
export const listCorrections = (own: WorkspaceReads, span: Span): Promise<StatedCorrection[]> =>
  own.rows(
    {
      columns: sql`spend_entry.id::text as id, spend_entry.at, spend_entry.reason, spend_entry.engine, spend_entry.model,
        coalesce(connection.name, spend_entry.connection_id::text) as connection, spend_entry.task_id as "taskId",
        trim_scale(spend_entry.amount)::text as amount, trim_scale(spend_entry.model_charge)::text as "modelCharge"`,
      from: "spend_entry",
      joins: sql`left join app.connection on connection.id = spend_entry.connection_id`,
      where: [
        sql`spend_entry.kind = 'correction'`,
        sql`spend_entry.reason is not null`,
        within(sql`spend_entry.at`, momentsOf(span)),
      ],
      orderBy: sql`spend_entry.at, spend_entry.id`,
    },
    correctionSchema,
  );
