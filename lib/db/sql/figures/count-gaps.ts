import "server-only";
import { z } from "zod";
import { type Condition, where } from "@/lib/db/query/conditions";
import { nothing, type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { brandsOf, namesOneOf } from "@/lib/db/sql/facts/said-of-brands";
import { UNROLLED } from "./cited-domains";
import { WITH_PROMPTS } from "./fact-conditions";

// Gaps of sources: what is cited in answers that name a competitor and not the own brand.

/** Of which answers and citations, and whose gaps. */
export interface GapsAsked {
  facts: readonly Condition[];
  /** What is asked of a citation. */
  cited: readonly Condition[];
  /** Whether that is said of its domain alone. */
  ofDomains: boolean;
  /** Domains, or sources. */
  by: "domain" | "source";
  /** The own brand and its competitors, by their numbers. */
  brand: string;
  competitors: readonly string[];
}

const KEYS: Record<GapsAsked["by"], Sql> = {
  domain: sql`citation.domain`,
  source: sql`citation.source_url`,
};

type Whose = Pick<GapsAsked, "brand" | "competitors">;

const namesOwn = ({ brand }: Whose): Sql => sql`${Number(brand)} = any(answer_fact.brands)`;
const isGap = (asked: Whose): Sql =>
  sql`(${namesOneOf(brandsOf(asked.competitors))} and not ${namesOwn(asked)})`;

/** Each answer once with each thing it cites; citations of which nothing tells the domain are no domain's. */
const citing = (asked: GapsAsked, columns: Sql, more: readonly Condition[] = []): Select => {
  const [once, cited] =
    asked.ofDomains && asked.by === "domain"
      ? [nothing, sql`cross join lateral ${UNROLLED}`]
      : [sql`distinct`, sql`join app.citation on citation.task_id = answer_fact.task_id`];
  return {
    columns: sql`${once} ${KEYS[asked.by]} as key, answer_fact.task_id, ${columns}`,
    from: "answer_fact",
    joins: sql`${WITH_PROMPTS} ${cited}`,
    where: [...asked.facts, sql`citation.domain <> ''`, ...asked.cited, ...more],
  };
};

const count = z.coerce.number();
const sumSchema = z.object({ answers: count, gaps: count });

/** How many answers there are, and how many of them are gaps; of those alone that cite what is asked for. */
export const sumGaps = (
  own: WorkspaceReads,
  asked: Omit<GapsAsked, "by">,
): Promise<z.infer<typeof sumSchema>> =>
  own.row(
    {
      columns: sql`count(*) as answers, count(*) filter (where ${isGap(asked)}) as gaps`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: [...asked.facts, doesCite(own, asked)],
    },
    sumSchema,
  );

const doesCite = (own: WorkspaceReads, { cited, ofDomains }: Omit<GapsAsked, "by">): Condition =>
  cited.every((condition) => condition === null)
    ? null
    : sql`exists (${
        ofDomains
          ? sql`select from ${UNROLLED} ${where(cited)}`
          : own.select({
              columns: sql`1`,
              from: "citation",
              where: [sql`citation.task_id = answer_fact.task_id`, ...cited],
            })
      })`;

const gapSchema = z.object({ key: z.string(), answers: count, gaps: count, all: count, enough: count });
type GapRow = z.infer<typeof gapSchema>;

/**
 * What is cited in most gap answers first. `all`: how many have one at least; `enough`: how many have `least` of them,
 * which alone are listed.
 */
export const countGaps = (
  own: WorkspaceReads,
  { least, limit, offset, ...asked }: GapsAsked & { least: number; limit: number; offset: number },
): Promise<GapRow[]> =>
  own.rows(
    {
      columns: sql`gapped.key, gapped.answers, gapped.gaps, gapped.all, gapped.enough`,
      from: {
        name: sql`gapped`,
        read: {
          columns: sql`one.key, count(*) as answers, count(*) filter (where one.gap) as gaps,
                       count(*) over () as all,
                       sum((count(*) filter (where one.gap) >= ${least})::int) over () as enough`,
          from: { name: sql`one`, read: citing(asked, sql`${isGap(asked)} as gap`) },
          groupBy: sql`one.key`,
          having: sql`bool_or(one.gap)`,
        },
      },
      where: [sql`gapped.gaps >= ${least}`],
      orderBy: sql`gapped.gaps desc, gapped.answers, gapped.key`,
      limit,
      offset,
    },
    gapSchema,
  );

const promptSchema = z.object({
  key: z.string(),
  prompt: z.uuid(),
  family: z.uuid(),
  weight: count,
  answers: count,
  days: count,
  naming: count,
  gaps: count,
});
type PromptRow = z.infer<typeof promptSchema>;

/** The answers that cite some things, by prompt: on how many days of a zone, how many name the own brand, how many are gaps. */
export const countGapDays = (
  own: WorkspaceReads,
  { keys, zone, ...asked }: GapsAsked & { keys: readonly string[]; zone: string },
): Promise<PromptRow[]> =>
  own.rows(
    {
      columns: sql`one.key, one.prompt, one.family, one.weight, count(*) as answers,
                   count(distinct (one.answered_at at time zone ${zone})::date) as days,
                   count(*) filter (where one.own) as naming, count(*) filter (where one.gap) as gaps`,
      from: {
        name: sql`one`,
        read: citing(
          asked,
          sql`prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family, prompt.weight,
              answer_fact.answered_at, ${namesOwn(asked)} as own, ${isGap(asked)} as gap`,
          [isOneOf(asked, keys)],
        ),
      },
      groupBy: sql`1, 2, 3, 4`,
      // Sums of floats are the same as often as they are told.
      orderBy: sql`1, 2`,
    },
    promptSchema,
  );

const partSchema = z.discriminatedUnion("by", [
  promptSchema.extend({ by: z.literal("prompt") }),
  z.object({ by: z.literal("engine"), key: z.string(), engine: z.string(), gaps: count }),
]);

/** The same but days, which take as long as all the rest; and how many are gaps by engine. */
export const countGapParts = (
  own: WorkspaceReads,
  { keys, ...asked }: GapsAsked & { keys: readonly string[] },
): Promise<z.infer<typeof partSchema>[]> =>
  own.rows(
    {
      columns: sql`case grouping(one.engine) when 0 then 'engine' else 'prompt' end as by, one.key, one.engine,
                   prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family, prompt.weight,
                   count(*) as answers, 0 as days, count(*) filter (where one.own) as naming,
                   count(*) filter (where one.gap) as gaps`,
      from: {
        name: sql`one`,
        read: citing(
          asked,
          sql`answer_fact.prompt_id as prompt, answer_fact.engine, ${namesOwn(asked)} as own, ${isGap(asked)} as gap`,
          [isOneOf(asked, keys)],
        ),
      },
      joins: sql`join app.prompt on prompt.id = one.prompt`,
      groupBy: sql`grouping sets ((one.key, prompt.id, prompt.family_id, prompt.weight), (one.key, one.engine))`,
      having: sql`grouping(one.engine) = 1 or count(*) filter (where one.gap) > 0`,
      orderBy: sql`1, case grouping(one.engine) when 0 then count(*) filter (where one.gap) end desc, 2, 3, 4`,
    },
    partSchema,
  );

const besideSchema = z.object({ key: z.string(), brand: z.int().transform(String), gaps: count });

/** The gap answers that cite some things, by the competitors that they name; the most first. */
export const countGapsBeside = (
  own: WorkspaceReads,
  { keys, ...asked }: GapsAsked & { keys: readonly string[] },
): Promise<z.infer<typeof besideSchema>[]> =>
  own.rows(
    {
      columns: sql`one.key, one.brand, count(*) as gaps`,
      from: {
        name: sql`one`,
        read: citing(asked, sql`unnest(answer_fact.brands) as brand`, [isOneOf(asked, keys), isGap(asked)]),
      },
      where: [sql`one.brand = any(${brandsOf(asked.competitors)})`],
      groupBy: sql`1, 2`,
      orderBy: sql`count(*) desc, 2`,
    },
    besideSchema,
  );

const isOneOf = ({ by }: GapsAsked, keys: readonly string[]): Sql => sql`${KEYS[by]} = any(${keys}::text[])`;
