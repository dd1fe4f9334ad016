import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { WITH_PROMPTS } from "./fact-conditions";

// Answers counted by prompt, from their facts: what rates and shares of questions like these are made of.

const id = z.uuid();
const count = z.coerce.number();

/** In which of two spells an answer was asked: from a moment on, or before it. */
const isNow = (from: Date): Sql => sql`answer_fact.asked_at >= ${from}`;

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

/** The answers to each prompt, before a moment and from it on. */
export const countPrompts = (
  own: WorkspaceReads,
  { facts, from }: { facts: readonly Condition[]; from: Date },
): Promise<PromptRow[]> =>
  own.rows(
    {
      columns: sql`${isNow(from)} as "isNow", prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family,
                   prompt.weight, count(*) as answers, count(*) filter (where answer_fact.searched) as searched,
                   count(answer_fact.levels) as told`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: facts,
      groupBy: sql`1, prompt.id`,
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
export const countNamed = (
  own: WorkspaceReads,
  { facts, from }: { facts: readonly Condition[]; from: Date },
): Promise<NamedRow[]> =>
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
export const countCited = (
  own: WorkspaceReads,
  { facts, from }: { facts: readonly Condition[]; from: Date },
): Promise<CitedRow[]> =>
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

const daysOf = (zone: string): Sql =>
  sql`count(distinct (answer_fact.answered_at at time zone ${zone})::date)`;

const daysSchema = z.object({ isNow: z.boolean(), prompt: id, days: count });
type DaysRow = z.infer<typeof daysSchema>;

/** On how many days of a zone each prompt was answered. */
export const countPromptDays = (
  own: WorkspaceReads,
  { facts, from, zone }: { facts: readonly Condition[]; from: Date; zone: string },
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
