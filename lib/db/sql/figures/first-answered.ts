import "server-only";
import { z } from "zod";
import { type Condition, within } from "@/lib/db/query/conditions";
import { momentsOf } from "@/lib/db/query/day-bounds";
import { sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { lastOf, STEPS } from "@/lib/domain/time/whole-steps";
import { CITED_SUM, type Measured, WITH_PROMPTS } from "./fact-conditions";
import { OF_WHO } from "./read-cited";
import { inAny, inSpan, sumsOf } from "./read-sums";
import { askedOn, readUnsummed } from "./unsummed-days";

const modelSchema = z.object({
  engine: z.string(),
  modelAsked: z.string(),
  surface: z.string(),
  modelAnswered: z.string(),
  day: z.string(),
});
type ModelRow = z.infer<typeof modelSchema>;

const SERIES = ["engine", "model_asked", "surface", "model_answered"] as const;
const SERIES_COLUMNS = sql`engine, model_asked as "modelAsked", surface, model_answered as "modelAnswered"`;

/**
 * Which models answered what was asked of series, and the day on which each was first asked in the span: of those series
 * alone that more than one model answered. Where sums of what is cited tell it, of all answers, whatever measured them.
 */
export async function firstAnswered(own: WorkspaceReads, measured: Measured): Promise<ModelRow[]> {
  const days = measured.answered === null ? null : await readUnsummed(own, "cited_unsummed", measured.days);
  if (measured.answered !== null && days !== null)
    return changedOf(await firstCited(own, { ...measured, answered: measured.answered }, days));
  const asked = { measured, breaks: [] };
  const read = sumsOf(asked, { keys: SERIES, counts: ["answers"], columns: SERIES_COLUMNS });
  if (read === null) return changedOf(await firstAnsweredOfFacts(own, measured));
  const models = await own.rows(
    { ...read, groupBy: sql`1, 2, 3, 4`, having: sql`sum(answers) > 0` },
    modelSchema.omit({ day: true }),
  );
  // Days are many: they are looked at where there is something to find.
  return changedOf(models).length === 0 ? [] : changedOf(await firstSummed(own, measured));
}

/** Of the sums of who answered on each day, and of the facts of days that are not summed. */
const firstCited = (
  own: WorkspaceReads,
  { answered, facts, days: { from, to, zone } }: Measured & { answered: readonly Condition[] },
  unsummed: readonly string[],
): Promise<ModelRow[]> =>
  own.rows(
    {
      columns: FIRST_DAY,
      from: {
        name: sql`of_day`,
        read: [
          {
            columns: sql`cited_sum.engine, cited_sum.model_asked, cited_sum.surface, cited_sum.model_answered, cited_sum.day`,
            from: "cited_sum",
            where: [
              ...answered,
              OF_WHO,
              sql`cited_sum.domain is null`,
              inAny([{ step: "day", from, to }], CITED_SUM),
              sql`cited_sum.day <> all(${unsummed}::date[])`,
            ],
          },
          ...(unsummed.length === 0 ? [] : [modelsOf([...facts, askedOn(unsummed, zone)], zone)]),
        ],
      },
      groupBy: sql`1, 2, 3, 4`,
    },
    modelSchema,
  );

const changedOf = <Row extends Omit<ModelRow, "day">>(rows: readonly Row[]): Row[] =>
  [
    ...Map.groupBy(rows, ({ engine, modelAsked, surface }) =>
      JSON.stringify([engine, modelAsked, surface]),
    ).values(),
  ].flatMap((series) => (series.length > 1 ? series : []));

const FIRST_DAY = sql`${SERIES_COLUMNS}, to_char(min(day), 'YYYY-MM-DD') as day`;

const stepSchema = modelSchema.extend({ step: z.enum(STEPS) });

/**
 * The same of sums: in which of them each model is first, and then on which of its days. A year of days is most of a
 * million rows, and its months some thousands.
 */
async function firstSummed(own: WorkspaceReads, measured: Measured): Promise<ModelRow[]> {
  const steps = await own.rows(
    {
      columns: sql`${SERIES_COLUMNS}, step, to_char(min(day), 'YYYY-MM-DD') as day`,
      from: "fact_sum",
      joins: sql`join app.prompt on prompt.id = fact_sum.prompt_id`,
      where: [...(measured.sums ?? []), sql`fact_sum.engine is not null`, inSpan(measured, [])],
      groupBy: sql`1, 2, 3, 4, 5`,
    },
    stepSchema,
  );
  const first = [...Map.groupBy(steps, modelOf).values()].flatMap((of) =>
    of.toSorted((one, other) => (one.day < other.day ? -1 : 1)).slice(0, 1),
  );
  const spans = new Map(first.map(({ step, day }) => [day, { from: day, to: lastOf(day, step) }]));
  const found = await Promise.all(
    Array.from(spans, async ([step, span]) => {
      const rows = await firstDays(own, inDays(measured, span));
      return rows.map((row) => [`${step} ${modelOf(row)}`, row] as const);
    }),
  );
  const known = new Map(found.flat());
  const told = first.flatMap((one) => known.get(`${one.day} ${modelOf(one)}`) ?? []);
  // All of a model's first sum may be deleted.
  return told.length === first.length ? told : firstDays(own, measured);
}

const modelOf = ({ engine, modelAsked, surface, modelAnswered }: Omit<ModelRow, "day">): string =>
  JSON.stringify([engine, modelAsked, surface, modelAnswered]);

const inDays = (measured: Measured, span: { from: string; to: string }): Measured => {
  const days = { ...span, zone: measured.days.zone };
  return {
    ...measured,
    facts: [...measured.facts, within(sql`answer_fact.asked_at`, momentsOf(days))],
    days,
  };
};

/** By the days on which anything is left of what is summed. */
async function firstDays(own: WorkspaceReads, measured: Measured): Promise<ModelRow[]> {
  const columns = sql`engine, model_asked, surface, model_answered, day`;
  const read = sumsOf({ measured, breaks: [] }, { keys: [...SERIES, "day"], counts: ["answers"], columns });
  return read === null
    ? firstAnsweredOfFacts(own, measured)
    : own.rows(
        {
          columns: FIRST_DAY,
          from: {
            name: sql`of_day`,
            read: { ...read, groupBy: sql`1, 2, 3, 4, 5`, having: sql`sum(answers) > 0` },
          },
          groupBy: sql`1, 2, 3, 4`,
        },
        modelSchema,
      );
}

const firstAnsweredOfFacts = (own: WorkspaceReads, { facts, days }: Measured): Promise<ModelRow[]> =>
  own.rows(
    {
      columns: FIRST_DAY,
      from: { name: sql`of_day`, read: modelsOf(facts, days.zone) },
      groupBy: sql`1, 2, 3, 4`,
    },
    modelSchema,
  );

/** Which models answered series, and on which day each was first asked. */
const modelsOf = (facts: readonly Condition[], zone: string): Select => ({
  columns: sql`answer_fact.engine, answer_fact.model_asked, answer_fact.surface, answer_fact.model_answered,
               (min(answer_fact.asked_at) at time zone ${zone})::date as day`,
  from: "answer_fact",
  joins: WITH_PROMPTS,
  where: facts,
  groupBy: sql`1, 2, 3, 4`,
});
