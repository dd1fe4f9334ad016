import { Readable } from "node:stream";
import { z } from "zod";
import type { SpendSum } from "@/lib/domain/money/spend";
import type { KindSum, SpendStatement } from "@/lib/domain/money/statement";
import { isMonth } from "@/lib/domain/text/text-shapes";
import { stateMonth } from "@/lib/services/spend";
import { workspaceCsv } from "@/lib/web/download";

const querySchema = z.object({ month: z.string().refine(isMonth, "A month is written as 2026-11.") });

type Row = (string | number | null)[];

const HEADER = [
  "part",
  "name",
  "id",
  "engine",
  "count",
  "amount_usd",
  "model_charge_usd",
  "service_fee_usd",
  "calls_of_unknown_model_charge",
  "at_utc",
  "reason",
];

/** The statement of a month as CSV: one row a figure, named by its part. Amounts are exact. */
export const GET = workspaceCsv(
  { permission: "spend:read", query: querySchema },
  async ({ ctx, workspace }, { month }) => {
    // Read before the download begins: a month that has not begun is refused, not an empty file.
    const rows = rowsOf(await stateMonth({ ctx, input: { month } }));
    const batch = rows.map((row) => HEADER.map((_column, place) => row[place] ?? null));
    return {
      name: `${workspace.slug}-statement-${month}`,
      header: HEADER,
      batches: Readable.from([batch]),
    };
  },
);

function rowsOf(statement: SpendStatement): Row[] {
  const { workspace, zone, days, isOver, madeAt, madeBy, total, kinds, held, groups, corrections } =
    statement;
  const about = (name: string, value: string): Row => ["about", name, value];
  return [
    about("workspace", workspace),
    about("from", days.from),
    about("to", days.to),
    about("time_zone", zone),
    about("month_is_over", isOver ? "yes" : "no"),
    ["about", "made_at", null, null, null, null, null, null, null, madeAt],
    ...(madeBy === null ? [] : [about("made_by", madeBy)]),
    ["total", null, null, null, ...sumOf(total)],
    kindRow("charges", kinds.charges),
    kindRow("later_figures_of_the_api", kinds.apiCorrections),
    kindRow("corrections_by_hand", kinds.byHand),
    ...Object.entries(held).map(([name, amount]): Row => ["held", name, null, null, null, amount]),
    ...groups.flatMap(({ by, rows }) =>
      rows.map(({ key, name, engine, ...sum }): Row => [by, name, key, engine, ...sumOf(sum)]),
    ),
    ...corrections.map(({ at, reason, engine, model, taskId, amount, modelCharge }): Row => [
      ...["correction", model, taskId, engine, null, amount, modelCharge, null, null, at, reason],
    ]),
  ];
}

const sumOf = ({ calls, spent, modelCharge, serviceFee, unpriced }: SpendSum): Row => [
  ...[calls, spent, modelCharge, serviceFee, unpriced],
];

const kindRow = (name: string, { entries, spent, modelCharge, serviceFee }: KindSum): Row => [
  ...["kind", name, null, null, entries, spent, modelCharge, serviceFee],
];
