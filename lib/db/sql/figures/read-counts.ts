import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { WITH_PROMPTS } from "./fact-conditions";

// Answers counted by prompt, from their facts: what rates and shares of questions like these are made of.

const id = z.uuid();
const count = z.coerce.number();

/** Of which facts; `from`: the moment that tells two spells apart, null where there is one alone. */
interface Asked {
  facts: readonly Condition[];
  from: Date | null;
}

/** In which of two spells an answer was asked: from a moment on, or before it. */
const isNow = (from: Date | null): Sql => (from === null ? sql`true` : sql`answer_fact.asked_at >= ${from}`);

const promptSchema = z.object({
  isNow: z.boolean(),
  prompt: id,
  family: id,
  weight: count,
  answers: count,
  searched: count,
  told: count,
});
type PromptRow = z.infer<typeof promptSchema>;

/** The answers to each prompt. */
const countPrompts = (own: WorkspaceReads, { facts, from }: Asked): Promise<PromptRow[]> =>
  own.rows(
    {
      columns: sql`${isNow(from)} as "isNow", prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family,
                   prompt.weight, count(*) as answers, count(*) filter (where answer_fact.searched) as searched,
                   count(answer_fact.levels) as told`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: facts,
      groupBy: sql`1, prompt.id`,
      // Sums of floats are the same as often as they are told.
      orderBy: sql`1, prompt.id`,
    },
    promptSchema,
  );

const brandSchema = z.object({
  isNow: z.boolean(),
  prompt: id,
  brand: z.int().transform(String),
  naming: count,
  mentions: count,
  shortlisting: count,
  topPicking: count,
});
type NamedRow = z.infer<typeof brandSchema>;

/** The brands that the answers to each prompt name. */
const countNamed = (own: WorkspaceReads, { facts, from }: Asked): Promise<NamedRow[]> =>
  own.rows(
    {
      columns: sql`one."isNow", one.prompt, one.brand, count(*) as naming, sum(one.mentions) as mentions,
                   count(*) filter (where one.level >= 1) as shortlisting,
                   count(*) filter (where one.level >= 2) as "topPicking"`,
      from: {
        name: sql`one`,
        read: {
          // Lists of a row's columns are unrolled several times as fast as by a join with each row's lists.
          columns: sql`${isNow(from)} as "isNow", answer_fact.prompt_id as prompt, unnest(answer_fact.brands) as brand,
                       unnest(answer_fact.mentions) as mentions, unnest(answer_fact.levels) as level`,
          from: "answer_fact",
          joins: WITH_PROMPTS,
          where: facts,
        },
      },
      groupBy: sql`1, 2, 3`,
    },
    brandSchema,
  );

const citedSchema = z.object({
  isNow: z.boolean(),
  prompt: id,
  brand: z.int().transform(String),
  citing: count,
  citations: count,
});
type CitedRow = z.infer<typeof citedSchema>;

/** The brands whose domains the answers to each prompt cite. */
const countCited = (own: WorkspaceReads, { facts, from }: Asked): Promise<CitedRow[]> =>
  own.rows(
    {
      columns: sql`one."isNow", one.prompt, one.brand, count(*) as citing, sum(one.count) as citations`,
      from: {
        name: sql`one`,
        read: {
          columns: sql`${isNow(from)} as "isNow", answer_fact.prompt_id as prompt,
                       unnest(answer_fact.cited_brands) as brand, unnest(answer_fact.cited_counts) as count`,
          from: "answer_fact",
          joins: WITH_PROMPTS,
          where: facts,
        },
      },
      groupBy: sql`1, 2, 3`,
    },
    citedSchema,
  );

/** What the answers to one prompt say of one brand. */
type BrandRow = NamedRow & Pick<CitedRow, "citing" | "citations">;

/** All that headline figures are made of, by prompt, and by prompt and brand: what no answer says has no row. */
export async function readCounts(
  own: WorkspaceReads,
  asked: Asked,
): Promise<{ prompts: (PromptRow & { days: 0 })[]; brands: BrandRow[] }> {
  const [prompts, named, cited] = await Promise.all([
    countPrompts(own, asked),
    countNamed(own, asked),
    countCited(own, asked),
  ]);
  const brands = new Map<string, BrandRow>();
  const keyOf = (row: CitedRow | NamedRow) => `${row.isNow} ${row.prompt} ${row.brand}`;
  for (const row of named) brands.set(keyOf(row), { ...row, citing: 0, citations: 0 });
  for (const row of cited)
    brands.set(keyOf(row), {
      naming: 0,
      mentions: 0,
      shortlisting: 0,
      topPicking: 0,
      ...brands.get(keyOf(row)),
      ...row,
    });
  // Days are counted where figures of these very questions want them: it takes as long as all the rest.
  return { prompts: prompts.map((row) => ({ ...row, days: 0 })), brands: [...brands.values()] };
}

const daysOf = (zone: string): Sql =>
  sql`count(distinct (answer_fact.answered_at at time zone ${zone})::date)`;

const daysSchema = z.object({ isNow: z.boolean(), prompt: id, days: count });
type DaysRow = z.infer<typeof daysSchema>;

/** On how many days of a zone each prompt was answered. */
export const countPromptDays = (
  own: WorkspaceReads,
  { facts, from, zone }: Asked & { zone: string },
): Promise<DaysRow[]> =>
  own.rows(
    {
      columns: sql`${isNow(from)} as "isNow", prompt.id as prompt,
                   ${daysOf(zone)} as days`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: facts,
      groupBy: sql`1, prompt.id`,
    },
    daysSchema,
  );

const spellSchema = z.object({
  spell: z.int(),
  prompt: id,
  family: id,
  weight: count,
  answers: count,
  days: count,
  naming: count.array(),
});
type SpellRow = z.infer<typeof spellSchema>;

/**
 * Answers by spell and prompt, and how many of them name each of some brands. `starts`: when each spell begins, in order;
 * `zone`: whose days are counted, which takes several times as long; null for none, and 0 in their place.
 */
export const countSpells = (
  own: WorkspaceReads,
  {
    facts,
    starts,
    brands,
    zone,
  }: { facts: readonly Condition[]; starts: readonly Date[]; brands: readonly string[]; zone: string | null },
): Promise<SpellRow[]> =>
  own.rows(
    {
      columns: sql`width_bucket(answer_fact.asked_at, ${starts}::timestamptz[]) - 1 as spell, prompt.id as prompt,
                   coalesce(prompt.family_id, prompt.id) as family, prompt.weight, count(*) as answers,
                   ${zone === null ? sql`0` : daysOf(zone)} as days, ${namingEach(brands)} as naming`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: facts,
      groupBy: sql`1, prompt.id`,
    },
    spellSchema,
  );

const engineSchema = z.object({ prompt: id, engine: z.string(), answers: count, naming: count });
type EngineRow = z.infer<typeof engineSchema>;

/** Answers by prompt and engine, and how many of them name one brand. */
export const countEngines = (
  own: WorkspaceReads,
  { facts, brand }: { facts: readonly Condition[]; brand: string },
): Promise<EngineRow[]> =>
  own.rows(
    {
      columns: sql`prompt.id as prompt, answer_fact.engine, count(*) as answers,
                   count(*) filter (where ${Number(brand)} = any(answer_fact.brands)) as naming`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: facts,
      groupBy: sql`prompt.id, answer_fact.engine`,
    },
    engineSchema,
  );

const modelSchema = z.object({
  engine: z.string(),
  modelAsked: z.string(),
  surface: z.string(),
  modelAnswered: z.string(),
  first: z.date(),
});
type ModelRow = z.infer<typeof modelSchema>;

/** Which models answered what was asked, and when each was first asked in the spell. */
export const firstAnswered = (
  own: WorkspaceReads,
  { facts }: { facts: readonly Condition[] },
): Promise<ModelRow[]> =>
  own.rows(
    {
      columns: sql`answer_fact.engine, answer_fact.model_asked as "modelAsked", answer_fact.surface,
                   answer_fact.model_answered as "modelAnswered", min(answer_fact.asked_at) as first`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: facts,
      groupBy: sql`1, 2, 3, 4`,
    },
    modelSchema,
  );

const namingEach = (brands: readonly string[]): Sql =>
  brands.reduce(
    (columns, brand) => sql`${columns} || count(*) filter (where ${Number(brand)} = any(answer_fact.brands))`,
    sql`'{}'::bigint[]`,
  );
