import "server-only";
import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import { anyOf, type Condition, within } from "@/lib/db/query/conditions";
import { momentsOf } from "@/lib/db/query/day-bounds";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { addDays, type DaySpan } from "@/lib/domain/time/day-span";

// Days that are not summed, today among them, are read from their answers beside the sums of the others.

/** More days than this are not read beside sums: all are read from answers then. */
const MOST = 40;

const unsummedSchema = z.object({ zone: z.string(), days: z.string().array() });

/** The days of a span that are not summed; null where they are too many, or none is summed by the days of its zone. */
export async function readUnsummed(
  own: WorkspaceReads,
  table: "cited_unsummed" | "measured_unsummed",
  { from, to, zone }: DaySpan,
): Promise<string[] | null> {
  const days = own.select({
    columns: sql`${Prisma.raw(table)}.day::text`,
    from: table,
    where: [
      from === null ? null : sql`${Prisma.raw(table)}.day >= ${from}::date`,
      to === null ? null : sql`${Prisma.raw(table)}.day <= ${to}::date`,
    ],
    orderBy: sql`1`,
    limit: MOST + 1,
  });
  const [fold] = await own.rows(
    { columns: sql`fact_fold.zone, array(${days}) as days`, from: "fact_fold" },
    unsummedSchema,
  );
  return fold === undefined || fold.zone !== zone || fold.days.length > MOST ? null : fold.days;
}

/** That an answer was asked for on one of some days. */
export const askedOn = (days: readonly string[], zone: string): Condition =>
  anyOf(
    days.map(
      (day) => within(sql`answer_fact.asked_at`, momentsOf({ from: day, to: day, zone })) ?? sql`true`,
    ),
  );

/** What is left of a span without some of its days, in their order. */
export const spansBetween = ({ from, to }: Pick<DaySpan, "from" | "to">, days: readonly string[]) => [
  ...days.map((day, place) => {
    const before = days[place - 1];
    return { from: before === undefined ? from : addDays(before, 1), to: addDays(day, -1) };
  }),
  { from: days.length === 0 ? from : addDays(days.at(-1) ?? "", 1), to },
];
