import "server-only";
import { z } from "zod";
import { anyOf, type Condition } from "@/lib/db/query/conditions";
import { startsOf } from "@/lib/db/query/day-bounds";
import { Prisma } from "@/lib/db/generated/client";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { Select } from "@/lib/db/query/workspace-reads";
import { addDays } from "@/lib/domain/time/day-span";
import { type StepSpan, wholeSteps } from "@/lib/domain/time/whole-steps";
import { countsByBrand } from "./brand-places";
import { type Measured, WITH_PROMPTS } from "./fact-conditions";

/** By what sums are told apart, beside their spell. */
type SumKey =
  "prompt_id" | "set_id" | "engine" | "model_asked" | "surface" | "model_answered" | "origin" | "day";

/** What sums count; from `naming` on, a number of all brands. */
type SumCount =
  | "answers"
  | "searched"
  | "told"
  | "naming"
  | "mentions"
  | "shortlisting"
  | "top_picking"
  | "citing"
  | "citations";

interface Wanted {
  measured: Measured & { sums: readonly Condition[] };
  /** On which days of the span a new spell begins, in order. */
  breaks: readonly string[];
  keys: readonly SumKey[];
  counts: readonly SumCount[];
}

/**
 * Rows of a `spell`, these keys and these counts, as `counted`, to be added up: sums of whole months, weeks and days, and
 * what is deleted, which is in them until it goes for good, as less than nothing.
 */
const summedFacts = ({ measured, breaks, keys, counts }: Wanted): Extract<Select["from"], object> => {
  const { days, sums, facts } = measured;
  const isByPrompt = !measured.ofKinds && keys.every((key) => key === "prompt_id");
  const columns = (from: { spell: Sql; keys: Sql; counts: Sql }) =>
    sql`${from.spell} as spell, ${from.keys}, ${from.counts}`;
  return {
    name: sql`counted`,
    read: [
      {
        columns: columns({
          spell: sql`width_bucket(fact_sum.day, ${breaks}::date[])`,
          keys: listOf(keys.map((key) => sql`fact_sum.${Prisma.raw(key)}`)),
          counts: listOf(counts.map((count) => sql`fact_sum.${Prisma.raw(count)}`)),
        }),
        from: "fact_sum",
        joins: sql`join app.prompt on prompt.id = fact_sum.prompt_id`,
        where: [
          ...sums,
          isByPrompt ? sql`fact_sum.engine is null` : sql`fact_sum.engine is not null`,
          keys.includes("day") ? inAny([everyDay(measured)], sql`fact_sum`) : inSpan(measured, breaks),
        ],
      },
      {
        columns: columns({
          spell: sql`width_bucket(answer_fact.asked_at, ${startsOf(breaks, days.zone)}::timestamptz[])`,
          keys: listOf(
            keys.map((key) =>
              key === "day"
                ? sql`(answer_fact.asked_at at time zone ${days.zone})::date`
                : sql`answer_fact.${Prisma.raw(key)}`,
            ),
          ),
          counts: listOf(
            counts.map((count) => (count === "answers" ? sql`-1` : sql`-of_fact.${Prisma.raw(count)}`)),
          ),
        }),
        from: "answer_fact",
        deletedToo: true,
        joins: sql`join app.deleted_task on deleted_task.task_id = answer_fact.task_id ${WITH_PROMPTS}
                   cross join lateral app.counted_of(answer_fact) as of_fact`,
        where: facts,
      },
    ],
  };
};

/** Which sums a span is read from: those of its whole months, weeks and days, spell by spell. */
export const inSpan = (measured: Measured, breaks: readonly string[]): Sql =>
  inAny(spellsOf(measured, breaks).flatMap(wholeSteps), sql`fact_sum`);

/** The sums of these steps, of a table of sums of days, weeks and months. */
export const inAny = (steps: readonly StepSpan[], table: Sql): Sql =>
  steps.length === 0 ? sql`false` : anyOf(steps.map((step) => inSteps(step, table)));

const listOf = (columns: readonly Sql[]): Sql => Prisma.join([...columns]);

const everyDay = ({ days: { from, to } }: Measured): StepSpan => ({ step: "day", from, to });

/** The days of each spell that are in the span. */
const spellsOf = ({ days: { from, to } }: Measured, breaks: readonly string[]) =>
  [null, ...breaks].map((first, place) => {
    const next = breaks[place];
    const last = next === undefined ? null : addDays(next, -1);
    return {
      from: first === null || (from !== null && from > first) ? from : first,
      to: last === null || (to !== null && to < last) ? to : last,
    };
  });

const inSteps = ({ step, from, to }: StepSpan, table: Sql): Sql =>
  sql`${table}.step = ${step}::app.fact_step and ${table}.day between ${from ?? "-infinity"}::date and ${to ?? "infinity"}::date`;

/** Of which measured facts, and by which spells. */
export interface Asked {
  measured: Measured;
  /** The days on which another spell begins, in order: what is before the first is spell 0. None: all is one spell. */
  breaks: readonly string[];
}

/** The spell in which a fact was asked. */
export const spellOf = ({ measured, breaks }: Asked): Sql =>
  sql`width_bucket(answer_fact.asked_at, ${startsOf(breaks, measured.days.zone)}::timestamptz[])`;

/** A read of sums: by keys, with counts added up; null where sums do not tell all of it. */
export function sumsOf(
  { measured, breaks }: Asked,
  { keys, counts, columns }: { keys: readonly SumKey[]; counts: readonly SumCount[]; columns: Sql },
): Pick<Select, "columns" | "from" | "joins"> | null {
  const { sums } = measured;
  return (
    sums && {
      columns,
      from: summedFacts({ measured: { ...measured, sums }, breaks, keys, counts }),
      joins: keys.includes("prompt_id") ? sql`join app.prompt on prompt.id = counted.prompt_id` : sql``,
    }
  );
}

/** What is counted of all brands at once, brand by brand. */
export const ofAllBrands = z.string().transform(countsByBrand);
