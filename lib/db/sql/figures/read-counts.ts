import "server-only";
import { z } from "zod";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { WITH_PROMPTS } from "./fact-conditions";
import { type Asked, ofAllBrands, spellOf, sumsOf } from "./read-sums";

// Answers counted by prompt: what rates and shares of questions like these are made of. From the sums of their facts where
// these tell all that is asked for, and otherwise from the facts themselves; a test holds both against each other.

const id = z.uuid();
const count = z.coerce.number();

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
