import "server-only";
import { z } from "zod";
import { within } from "@/lib/db/query/conditions";
import { momentsOf, startsOf } from "@/lib/db/query/day-bounds";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { lastOf, STEPS } from "@/lib/domain/time/whole-steps";
import { countsByBrand } from "./brand-places";
import { type Measured, WITH_PROMPTS } from "./fact-conditions";
import { inSpan, type SumCount, type SumKey, summedFacts } from "./read-sums";

// Answers counted by prompt: what rates and shares of questions like these are made of. From the sums of their facts where
// these tell all that is asked for, and otherwise from the facts themselves; a test holds both against each other.

const id = z.uuid();
const count = z.coerce.number();

interface Asked {
  measured: Measured;
  /** The days on which another spell begins, in order: what is before the first is spell 0. None: all is one spell. */
  breaks: readonly string[];
}

/** The spell in which a fact was asked. */
const spellOf = ({ measured, breaks }: Asked): Sql =>
  sql`width_bucket(answer_fact.asked_at, ${startsOf(breaks, measured.days.zone)}::timestamptz[])`;

/** A read of sums: by keys, with counts added up; null where sums do not tell all of it. */
function sumsOf(
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

const promptSchema = z.object({
  spell: z.int(),
  prompt: id,
  family: id,
  weight: count,
  answers: count,
  searched: count,
  told: count,
});
type PromptRow = z.infer<typeof promptSchema>;

/** The answers to each prompt. */
const countPrompts = (own: WorkspaceReads, asked: Asked): Promise<PromptRow[]> =>
  own.rows(
    {
      columns: sql`${spellOf(asked)} as spell, prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family,
                   prompt.weight, count(*) as answers, count(*) filter (where answer_fact.searched) as searched,
                   count(answer_fact.levels) as told`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: asked.measured.facts,
      groupBy: sql`1, prompt.id`,
      // Sums of floats are the same as often as they are told.
      orderBy: sql`1, prompt.id`,
    },
    promptSchema,
  );

const brandSchema = z.object({
  spell: z.int(),
  prompt: id,
  brand: z.int().transform(String),
  naming: count,
  mentions: count,
  shortlisting: count,
  topPicking: count,
});
type NamedRow = z.infer<typeof brandSchema>;

/** The brands that the answers to each prompt name. */
const countNamed = (own: WorkspaceReads, asked: Asked): Promise<NamedRow[]> =>
  own.rows(
    {
      columns: sql`one.spell, one.prompt, one.brand, count(*) as naming, sum(one.mentions) as mentions,
                   count(*) filter (where one.level >= 1) as shortlisting,
                   count(*) filter (where one.level >= 2) as "topPicking"`,
      from: {
        name: sql`one`,
        read: {
          // Lists of a row's columns are unrolled several times as fast as by a join with each row's lists.
          columns: sql`${spellOf(asked)} as spell, answer_fact.prompt_id as prompt, unnest(answer_fact.brands) as brand,
                       unnest(answer_fact.mentions) as mentions, unnest(answer_fact.levels) as level`,
          from: "answer_fact",
          joins: WITH_PROMPTS,
          where: asked.measured.facts,
        },
      },
      groupBy: sql`1, 2, 3`,
    },
    brandSchema,
  );

const citedSchema = z.object({
  spell: z.int(),
  prompt: id,
  brand: z.int().transform(String),
  citing: count,
  citations: count,
});
type CitedRow = z.infer<typeof citedSchema>;

/** The brands whose domains the answers to each prompt cite. */
const countCited = (own: WorkspaceReads, asked: Asked): Promise<CitedRow[]> =>
  own.rows(
    {
      columns: sql`one.spell, one.prompt, one.brand, count(*) as citing, sum(one.count) as citations`,
      from: {
        name: sql`one`,
        read: {
          columns: sql`${spellOf(asked)} as spell, answer_fact.prompt_id as prompt,
                       unnest(answer_fact.cited_brands) as brand, unnest(answer_fact.cited_counts) as count`,
          from: "answer_fact",
          joins: WITH_PROMPTS,
          where: asked.measured.facts,
        },
      },
      groupBy: sql`1, 2, 3`,
    },
    citedSchema,
  );

/** What the answers to one prompt say of one brand. */
type BrandRow = NamedRow & Pick<CitedRow, "citing" | "citations">;

const NOTHING_COUNTED = { naming: 0, mentions: 0, shortlisting: 0, topPicking: 0, citing: 0, citations: 0 };

/** All that headline figures are made of, by prompt, and by prompt and brand: what no answer says has no row. */
export interface Counted {
  /** Days are counted where figures of these very questions want them: it takes as long as all the rest. */
  prompts: (PromptRow & { days: 0 })[];
  brands: BrandRow[];
}

/** Counts the answers of some spells by prompt. */
export const readCounts = async (own: WorkspaceReads, asked: Asked): Promise<Counted> =>
  (await readSummed(own, asked)) ?? countFacts(own, asked);

async function countFacts(own: WorkspaceReads, asked: Asked): Promise<Counted> {
  const [prompts, named, cited] = await Promise.all([
    countPrompts(own, asked),
    countNamed(own, asked),
    countCited(own, asked),
  ]);
  const brands = new Map<string, BrandRow>();
  const keyOf = (row: CitedRow | NamedRow) => `${row.spell} ${row.prompt} ${row.brand}`;
  for (const row of named) brands.set(keyOf(row), { ...row, citing: 0, citations: 0 });
  for (const row of cited) brands.set(keyOf(row), { ...NOTHING_COUNTED, ...brands.get(keyOf(row)), ...row });
  return { prompts: prompts.map((row) => ({ ...row, days: 0 })), brands: [...brands.values()] };
}

const ofAllBrands = z.string().transform(countsByBrand);

const summedSchema = promptSchema.extend({
  naming: ofAllBrands,
  mentions: ofAllBrands,
  shortlisting: ofAllBrands,
  topPicking: ofAllBrands,
  citing: ofAllBrands,
  citations: ofAllBrands,
});

const OF_BRANDS = ["naming", "mentions", "shortlisting", "topPicking", "citing", "citations"] as const;

async function readSummed(own: WorkspaceReads, asked: Asked): Promise<Counted | null> {
  const read = sumsOf(asked, {
    keys: ["prompt_id"],
    counts: [
      ...(["answers", "searched", "told", "naming", "mentions"] as const),
      ...(["shortlisting", "top_picking", "citing", "citations"] as const),
    ],
    columns: sql`spell, prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family, prompt.weight,
                 sum(answers) as answers, sum(searched) as searched, sum(told) as told, sum(naming) as naming,
                 sum(mentions) as mentions, sum(shortlisting) as shortlisting, sum(top_picking) as "topPicking",
                 sum(citing) as citing, sum(citations) as citations`,
  });
  if (read === null) return null;
  const rows = await own.rows(
    { ...read, groupBy: sql`1, prompt.id`, having: sql`sum(answers) > 0`, orderBy: sql`1, prompt.id` },
    summedSchema,
  );
  const brands = rows.flatMap((row) => {
    const { spell, prompt } = row;
    const of = new Map<number, BrandRow>();
    for (const what of OF_BRANDS)
      for (const [brand, times] of row[what]) {
        const one = of.get(brand) ?? { spell, prompt, brand: String(brand), ...NOTHING_COUNTED };
        one[what] = times;
        of.set(brand, one);
      }
    return [...of.values()];
  });
  const prompts = rows.map(({ spell, prompt, family, weight, answers, searched, told }) => ({
    ...{ spell, prompt, family, weight, answers, searched, told },
    days: 0 as const,
  }));
  return { prompts, brands };
}

const daysOf = (zone: string): Sql =>
  sql`count(distinct (answer_fact.answered_at at time zone ${zone})::date)`;

const daysSchema = z.object({ spell: z.int(), prompt: id, days: count });
type DaysRow = z.infer<typeof daysSchema>;

/** On how many days of the span's zone each prompt was answered in each spell. */
export const countPromptDays = (own: WorkspaceReads, asked: Asked): Promise<DaysRow[]> =>
  own.rows(
    {
      columns: sql`${spellOf(asked)} as spell, prompt.id as prompt, ${daysOf(asked.measured.days.zone)} as days`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: asked.measured.facts,
      groupBy: sql`1, prompt.id`,
    },
    daysSchema,
  );

const engineSchema = z.object({ prompt: id, engine: z.string(), answers: count, naming: count });
type EngineRow = z.infer<typeof engineSchema>;

/** Answers by prompt and engine, and how many of them name one brand. */
export async function countEngines(
  own: WorkspaceReads,
  { measured, brand }: { measured: Measured; brand: string },
): Promise<EngineRow[]> {
  const read = sumsOf(
    { measured, breaks: [] },
    {
      keys: ["prompt_id", "engine"],
      counts: ["answers", "naming"],
      columns: sql`prompt.id as prompt, engine, sum(answers) as answers, sum(naming) as naming`,
    },
  );
  if (read === null) return countEnginesOfFacts(own, { measured, brand });
  const rows = await own.rows(
    { ...read, groupBy: sql`prompt.id, engine`, having: sql`sum(answers) > 0` },
    engineSchema.extend({ naming: ofAllBrands }),
  );
  return rows.map(({ naming, ...row }) => ({ ...row, naming: countOf(naming, brand) }));
}

const countOf = (counts: readonly (readonly [number, number])[], brand: string): number =>
  counts.find(([number]) => String(number) === brand)?.[1] ?? 0;

const countEnginesOfFacts = (
  own: WorkspaceReads,
  { measured, brand }: { measured: Measured; brand: string },
): Promise<EngineRow[]> =>
  own.rows(
    {
      columns: sql`prompt.id as prompt, answer_fact.engine, count(*) as answers,
                   count(*) filter (where ${Number(brand)} = any(answer_fact.brands)) as naming`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: measured.facts,
      groupBy: sql`prompt.id, answer_fact.engine`,
    },
    engineSchema,
  );

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
 * alone that more than one model answered.
 */
export async function firstAnswered(own: WorkspaceReads, measured: Measured): Promise<ModelRow[]> {
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
      from: {
        name: sql`of_day`,
        read: {
          columns: sql`answer_fact.engine, answer_fact.model_asked, answer_fact.surface, answer_fact.model_answered,
                       (min(answer_fact.asked_at) at time zone ${days.zone})::date as day`,
          from: "answer_fact",
          joins: WITH_PROMPTS,
          where: facts,
          groupBy: sql`1, 2, 3, 4`,
        },
      },
      groupBy: sql`1, 2, 3, 4`,
    },
    modelSchema,
  );

/** Answers by spell and prompt, and how many of them name each of some brands. */
export interface SpellRow {
  spell: number;
  prompt: string;
  family: string;
  weight: number;
  answers: number;
  /** 0 where days were not counted. */
  days: number;
  naming: number[];
}

const spellSchema = promptSchema.omit({ searched: true, told: true });

/** Counts the answers of spells, and those that name each of some brands. */
export async function countSpells(
  own: WorkspaceReads,
  asked: Asked & { brands: readonly string[] },
): Promise<SpellRow[]> {
  const { brands } = asked;
  const read = sumsOf(asked, {
    keys: ["prompt_id"],
    counts: ["answers", "naming"],
    columns: sql`spell, prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family, prompt.weight,
                 sum(answers) as answers, sum(naming) as naming`,
  });
  if (read === null) return countSpellsOfFacts(own, asked);
  const rows = await own.rows(
    { ...read, groupBy: sql`1, prompt.id`, having: sql`sum(answers) > 0` },
    spellSchema.extend({ naming: ofAllBrands }),
  );
  return rows.map(({ naming, ...row }) => ({
    ...row,
    days: 0,
    naming: brands.map((brand) => countOf(naming, brand)),
  }));
}

async function countSpellsOfFacts(
  own: WorkspaceReads,
  asked: Asked & { brands: readonly string[] },
): Promise<SpellRow[]> {
  const rows = await own.rows(
    {
      columns: sql`${spellOf(asked)} as spell, prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family,
                   prompt.weight, count(*) as answers, ${namingEach(asked.brands)} as naming`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: asked.measured.facts,
      groupBy: sql`1, prompt.id`,
    },
    spellSchema.extend({ naming: count.array() }),
  );
  return rows.map((row) => ({ ...row, days: 0 }));
}

const namingEach = (brands: readonly string[]): Sql =>
  brands.reduce(
    (columns, brand) => sql`${columns} || count(*) filter (where ${Number(brand)} = any(answer_fact.brands))`,
    sql`'{}'::bigint[]`,
  );
