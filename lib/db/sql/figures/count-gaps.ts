import "server-only";
import { z } from "zod";
import { type Condition, where } from "@/lib/db/query/conditions";
import { nothing, type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { brandsOf, namesOneOf } from "@/lib/db/sql/facts/said-of-brands";
import { UNROLLED } from "./cited-domains";
import { WITH_PROMPTS } from "./fact-conditions";
import { countAt } from "./prompt-places";
import {
  addedUp,
  readPlacedPrompts,
  readSaid,
  saidOf,
  type SaidParts,
  type SaidRow,
  type SaidSums,
} from "./read-said";
import { ofAllBrands } from "./read-sums";

// Gaps of sources: what is cited in answers that name a competitor and not the own brand.

/** Of which answers and citations, and whose gaps. */
export interface GapsAsked {
  parts: SaidParts;
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
type OfFacts = Omit<GapsAsked, "parts"> & { facts: readonly Condition[] };
type OfKeys = GapsAsked & { keys: readonly string[] };

const namesOwn = ({ brand }: Whose): Sql => sql`${Number(brand)} = any(answer_fact.brands)`;
const isGap = (asked: Whose): Sql =>
  sql`(${namesOneOf(brandsOf(asked.competitors))} and not ${namesOwn(asked)})`;

/** Each answer once with each thing it cites; citations of which nothing tells the domain are no domain's. */
const citing = (asked: OfFacts, columns: Sql, more: readonly Condition[] = []): Select => {
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

/**
 * How many answers there are, and how many of them are gaps; of those alone that cite what is asked for, where parts are
 * facts alone: sums are of all answers.
 */
export async function sumGaps(
  own: WorkspaceReads,
  { parts: { sums, facts }, ...asked }: Omit<GapsAsked, "by">,
): Promise<z.infer<typeof sumSchema>> {
  const rows = await Promise.all([
    sums === null ? [] : sumGapsOfSums(own, sums, asked.brand),
    facts === null ? [] : sumGapsOfFacts(own, { facts, ...asked }),
  ]);
  return addedUp(rows.flat(), () => "", ["answers", "gaps"])[0] ?? { answers: 0, gaps: 0 };
}

async function sumGapsOfSums(own: WorkspaceReads, sums: SaidSums, brand: string) {
  const [prompts, rows] = await Promise.all([
    readPlacedPrompts(own, sums),
    readSaid(own, sums, { what: ["answers", "gap"] }),
  ]);
  const said = saidOf(rows);
  const sumOf = (of: SaidRow["of"]) => prompts.reduce((sum, one) => sum + of(one), 0);
  return [{ answers: sumOf(said("answers")), gaps: sumOf(said("gap", brand)) }];
}

const sumGapsOfFacts = (
  own: WorkspaceReads,
  { facts, ...asked }: Omit<OfFacts, "by">,
): Promise<z.infer<typeof sumSchema>[]> =>
  own.rows(
    {
      columns: sql`count(*) as answers, count(*) filter (where ${isGap(asked)}) as gaps`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: [...facts, doesCite(own, asked)],
    },
    sumSchema,
  );

const doesCite = (
  own: WorkspaceReads,
  { cited, ofDomains }: Pick<GapsAsked, "cited" | "ofDomains">,
): Condition =>
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

/** Sums of what is cited beside whom. */
const gapSums = (
  steps: readonly Condition[],
  { brand }: Pick<GapsAsked, "brand">,
  columns: Sql,
  where: readonly Condition[],
): Select => ({
  columns,
  from: "measured_step",
  joins: sql`join app.gap_sum on gap_sum.step_id = measured_step.id
             cross join lateral (select gap_sum.domain) as citation (domain)`,
  where: [...steps, sql`gap_sum.brand = ${Number(brand)}`, ...where],
});

const gapsOfFacts = (asked: OfFacts): Select => ({
  columns: sql`one.key, count(*) as answers, count(*) filter (where one.gap) as gaps`,
  from: { name: sql`one`, read: citing(asked, sql`${isGap(asked)} as gap`) },
  groupBy: sql`one.key`,
});

const gapSchema = z.object({ key: z.string(), answers: count, gaps: count, all: count, enough: count });
type GapRow = z.infer<typeof gapSchema>;

/**
 * What is cited in most gap answers first. `all`: how many have one at least; `enough`: how many have `least` of them,
 * which alone are listed.
 */
export const countGaps = (
  own: WorkspaceReads,
  {
    parts: { sums, facts },
    least,
    limit,
    offset,
    ...asked
  }: GapsAsked & { least: number; limit: number; offset: number },
): Promise<GapRow[]> =>
  own.rows(
    {
      columns: sql`gapped.key, gapped.answers, gapped.gaps, gapped.all, gapped.enough`,
      from: {
        name: sql`gapped`,
        read: {
          columns: sql`one.key, sum(one.answers) as answers, sum(one.gaps) as gaps, count(*) over () as all,
                       sum((sum(one.gaps) >= ${least})::int) over () as enough`,
          from: {
            name: sql`one`,
            read: [
              ...(sums === null
                ? []
                : [
                    gapSums(
                      sums.steps,
                      asked,
                      sql`gap_sum.domain as key, gap_sum.answers, gap_sum.gaps`,
                      asked.cited,
                    ),
                  ]),
              ...(facts === null ? [] : [gapsOfFacts({ facts, ...asked })]),
            ],
          },
          groupBy: sql`one.key`,
          having: sql`sum(one.gaps) > 0`,
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

/** The answers of facts that cite some things, by prompt: on how many days of a zone, how many name the own brand, how many are gaps. */
export const countGapDays = (
  own: WorkspaceReads,
  { keys, zone, ...asked }: OfFacts & { keys: readonly string[]; zone: string },
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

/** The same but days, which take as long as all the rest. */
export async function countGapPrompts(
  own: WorkspaceReads,
  { parts: { sums, facts }, ...asked }: OfKeys,
): Promise<PromptRow[]> {
  const [summed, counted] = await Promise.all([
    sums === null ? [] : gapPromptsOfSums(own, sums, asked),
    facts === null ? [] : gapPromptsOfFacts(own, { facts, ...asked }),
  ]);
  return addedUp([...summed, ...counted], (row) => `${row.key} ${row.prompt}`, ["answers", "naming", "gaps"]);
}

type OfSums = Omit<OfKeys, "parts">;
const summedSchema = z.object({ key: z.string(), all: z.string(), own: z.string(), gap: z.string() });

async function gapPromptsOfSums(own: WorkspaceReads, sums: SaidSums, asked: OfSums): Promise<PromptRow[]> {
  const columns = sql`gap_sum.domain as key, sum(gap_sum.of_prompts)::text as all,
                      sum(gap_sum.own_prompts)::text as own, sum(gap_sum.gap_prompts)::text as gap`;
  const [prompts, rows] = await Promise.all([
    readPlacedPrompts(own, sums),
    own.rows(
      { ...gapSums(sums.steps, asked, columns, [isDomainOf(asked.keys)]), groupBy: sql`1` },
      summedSchema,
    ),
  ]);
  return rows.flatMap(({ key, ...of }) =>
    prompts.flatMap(({ place, ...prompt }) => {
      const answers = countAt(of.all, place);
      if (answers === 0) return [];
      return [
        { key, ...prompt, answers, days: 0, naming: countAt(of.own, place), gaps: countAt(of.gap, place) },
      ];
    }),
  );
}

const gapPromptsOfFacts = (
  own: WorkspaceReads,
  { keys, ...asked }: OfFacts & { keys: readonly string[] },
): Promise<PromptRow[]> =>
  own.rows(
    {
      columns: sql`one.key, prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family, prompt.weight,
                   count(*) as answers, 0 as days, count(*) filter (where one.own) as naming,
                   count(*) filter (where one.gap) as gaps`,
      from: {
        name: sql`one`,
        read: citing(
          asked,
          sql`answer_fact.prompt_id as prompt, ${namesOwn(asked)} as own, ${isGap(asked)} as gap`,
          [isOneOf(asked, keys)],
        ),
      },
      joins: sql`join app.prompt on prompt.id = one.prompt`,
      groupBy: sql`one.key, prompt.id`,
    },
    promptSchema,
  );

const engineSchema = z.object({ key: z.string(), engine: z.string(), gaps: count });
type EngineRow = z.infer<typeof engineSchema>;

/** The gap answers that cite some things, by engine; the most first. */
export async function countGapEngines(
  own: WorkspaceReads,
  { parts: { sums, facts }, ...asked }: OfKeys,
): Promise<EngineRow[]> {
  const columns = sql`gap_sum.domain as key, measured_step.engine, sum(gap_sum.gaps) as gaps`;
  const read = (select: Select) => own.rows({ ...select, groupBy: sql`1, 2` }, engineSchema);
  const [summed, counted] = await Promise.all([
    sums === null
      ? []
      : read(gapSums(sums.kinds, asked, columns, [isDomainOf(asked.keys), sql`gap_sum.gaps > 0`])),
    facts === null
      ? []
      : read(gapsBy({ facts, ...asked }, sql`answer_fact.engine as engine`, sql`one.engine`)),
  ]);
  return addedUp([...summed, ...counted], (row) => `${row.key} ${row.engine}`, ["gaps"]).toSorted(
    (one, other) => other.gaps - one.gaps,
  );
}

/** The gap answers of facts that cite some things, told apart by something. */
const gapsBy = ({ keys, ...asked }: OfFacts & { keys: readonly string[] }, column: Sql, by: Sql): Select => ({
  columns: sql`one.key, ${by}, count(*) as gaps`,
  from: { name: sql`one`, read: citing(asked, column, [isOneOf(asked, keys), isGap(asked)]) },
});

const besideSchema = z.object({ key: z.string(), brand: z.int().transform(String), gaps: count });
type BesideRow = z.infer<typeof besideSchema>;

/** The gap answers that cite some things, by the competitors that they name; the most first. */
export async function countGapsBeside(
  own: WorkspaceReads,
  { parts: { sums, facts }, ...asked }: OfKeys,
): Promise<BesideRow[]> {
  const [summed, counted] = await Promise.all([
    sums === null ? [] : besideOfSums(own, sums, asked),
    facts === null ? [] : besideOfFacts(own, { facts, ...asked }),
  ]);
  return addedUp([...summed, ...counted], (row) => `${row.key} ${row.brand}`, ["gaps"]).toSorted(
    (one, other) => other.gaps - one.gaps || Number(one.brand) - Number(other.brand),
  );
}

async function besideOfSums(own: WorkspaceReads, sums: SaidSums, asked: OfSums): Promise<BesideRow[]> {
  const columns = sql`gap_sum.domain as key, sum(gap_sum.gaps_naming)::text as naming`;
  const rows = await own.rows(
    { ...gapSums(sums.steps, asked, columns, [isDomainOf(asked.keys)]), groupBy: sql`1` },
    z.object({ key: z.string(), naming: ofAllBrands }),
  );
  return rows.flatMap(({ key, naming }) =>
    naming.map(([brand, gaps]) => ({ key, brand: String(brand), gaps })),
  );
}

const besideOfFacts = (
  own: WorkspaceReads,
  asked: OfFacts & { keys: readonly string[] },
): Promise<BesideRow[]> =>
  own.rows(
    {
      ...gapsBy(asked, sql`unnest(answer_fact.brands) as brand`, sql`one.brand`),
      where: [sql`one.brand = any(${brandsOf(asked.competitors)})`],
      groupBy: sql`1, 2`,
    },
    besideSchema,
  );

const isDomainOf = (keys: readonly string[]): Sql => sql`gap_sum.domain = any(${keys}::text[])`;
const isOneOf = ({ by }: Pick<GapsAsked, "by">, keys: readonly string[]): Sql =>
  sql`${KEYS[by]} = any(${keys}::text[])`;
