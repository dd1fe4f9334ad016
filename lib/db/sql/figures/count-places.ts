import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { JUDGED_FROM } from "@/lib/domain/answers/said-of-brands";
import { PORTRAYAL_PARTS } from "@/lib/statistics/measures/portrayal-parts";
import { WITH_PROMPTS } from "./fact-conditions";
import { addedUp, readPlacedPrompts, readSaid, saidOf, type SaidParts, type SaidSums } from "./read-said";

const count = z.coerce.number();

const rowSchema = z.object({
  prompt: z.uuid(),
  family: z.uuid(),
  weight: count,
  naming: count,
  /** Of the brand among those tracked by first mention, and how many of these are named, in sum. */
  ranks: count,
  present: count,
  /** Answers of which a list item names it, and the items' numbers in sum. */
  listed: count,
  listRanks: count,
  /** Answers that tell how it is portrayed, how often these mention it, and what that comes to in sum. */
  judged: count,
  judgedMentions: count,
  portrayals: count,
  positive: count,
  negative: count,
});
type PlaceRow = z.infer<typeof rowSchema>;

/** Facts that name a brand. */
export const isNaming = (brand: string): Sql =>
  sql`answer_fact.brands @> array[${Number(brand)}]::smallint[]`;

/** Where a brand stands in the lists of a fact that names it. */
const place = (brand: string): Sql => sql`array_position(answer_fact.brands, ${Number(brand)}::smallint)`;

/** How a fact that names a brand portrays it, mean over its mentions; null where that is not told. */
export const meanPortrayal = (brand: string): Sql =>
  sql`answer_fact.portrayals[${place(brand)}] / answer_fact.mentions[${place(brand)}]`;

interface Asked {
  parts: SaidParts;
  brand: string;
}
type AskedOfFacts = Omit<Asked, "parts"> & { facts: readonly Condition[] };

const COUNTS = [
  ...(["naming", "ranks", "present", "listed", "listRanks", "judged", "judgedMentions"] as const),
  ...(["portrayals", "positive", "negative"] as const),
] as const;

/**
 * Where and how a brand stands in the answers to each prompt that name it: its rank among tracked brands by first mention,
 * its place in lists, how it is portrayed. `controls` have no rank.
 */
export async function countPlaces(
  own: WorkspaceReads,
  { parts: { sums, facts }, brand, controls }: Asked & { controls: readonly string[] },
): Promise<PlaceRow[]> {
  const [summed, counted] = await Promise.all([
    sums === null ? [] : placesOfSums(own, sums, brand),
    facts === null ? [] : placesOfFacts(own, { facts, brand, controls }),
  ]);
  return addedUp([...summed, ...counted], ({ prompt }) => prompt, COUNTS).map((row) => ({
    ...row,
    portrayals: row.portrayals / PORTRAYAL_PARTS,
  }));
}

async function placesOfSums(own: WorkspaceReads, sums: SaidSums, brand: string): Promise<PlaceRow[]> {
  const [prompts, said] = await Promise.all([
    readPlacedPrompts(own, sums),
    readSaid(own, sums, { what: OF_A_BRAND, brand }).then(saidOf),
  ]);
  const of = (what: (typeof OF_A_BRAND)[number]) => said(what, brand);
  const [naming, ranks, present] = [of("naming"), of("ranks"), of("present")];
  const [listed, listRanks, judged] = [of("listed"), of("list_ranks"), of("judged")];
  const [judgedMentions, portrayals] = [of("judged_mentions"), of("portrayals")];
  const [positive, negative] = [of("positive"), of("negative")];
  return prompts.flatMap((one) => {
    if (naming(one) === 0) return [];
    const mentions = judgedMentions(one);
    return [
      {
        ...{ prompt: one.prompt, family: one.family, weight: one.weight },
        ...{ naming: naming(one), ranks: ranks(one), present: present(one) },
        ...{ listed: listed(one), listRanks: listRanks(one) },
        ...{ judged: judged(one), judgedMentions: mentions },
        portrayals: portrayals(one) - mentions * PORTRAYAL_PARTS,
        ...{ positive: positive(one), negative: negative(one) },
      },
    ];
  });
}

const OF_A_BRAND = [
  ...(["naming", "ranks", "present", "listed", "list_ranks", "judged", "judged_mentions"] as const),
  ...(["portrayals", "positive", "negative"] as const),
] as const;

const placesOfFacts = (
  own: WorkspaceReads,
  { facts, brand, controls }: AskedOfFacts & { controls: readonly string[] },
): Promise<PlaceRow[]> => {
  const ranked = (brands: Sql): Sql =>
    controls.length === 0
      ? sql`cardinality(${brands})`
      : sql`(select count(*) from unnest(${brands}) as one (brand)
              where one.brand <> all(${controls.map(Number)}::smallint[]))`;
  return own.rows(
    {
      columns: sql`one.prompt, one.family, one.weight, count(*) as naming, sum(one.rank) as ranks, sum(one.present) as present,
                   count(one.list_rank) as listed, coalesce(sum(one.list_rank), 0) as "listRanks",
                   count(one.portrayal) as judged,
                   coalesce(sum(one.mentions) filter (where one.portrayal is not null), 0) as "judgedMentions",
                   coalesce(sum(round(one.portrayal::numeric * ${PORTRAYAL_PARTS}::int)), 0) as portrayals,
                   count(*) filter (where one.mean >= ${JUDGED_FROM}::float8) as positive,
                   count(*) filter (where one.mean <= ${-JUDGED_FROM}::float8) as negative`,
      from: {
        name: sql`one`,
        read: {
          columns: sql`prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family, prompt.weight,
                       ${ranked(sql`answer_fact.brands[1:${place(brand)}]`)} as rank,
                       ${ranked(sql`answer_fact.brands`)} as present,
                       answer_fact.list_ranks[${place(brand)}] as list_rank,
                       answer_fact.mentions[${place(brand)}] as mentions,
                       answer_fact.portrayals[${place(brand)}] as portrayal, ${meanPortrayal(brand)} as mean`,
          from: "answer_fact",
          joins: WITH_PROMPTS,
          where: [...facts, isNaming(brand)],
        },
      },
      groupBy: sql`one.prompt, one.family, one.weight`,
      // Sums of floats are the same as often as they are told.
      orderBy: sql`one.prompt`,
    },
    rowSchema,
  );
};

const besideSchema = z.object({ prompt: z.uuid(), brand: z.int().transform(String), answers: count });

type BesideRow = z.infer<typeof besideSchema>;

/** The other brands that are named in the answers to each prompt that name one. */
export async function countBeside(
  own: WorkspaceReads,
  { parts: { sums, facts }, brand }: Asked,
): Promise<BesideRow[]> {
  const [summed, counted] = await Promise.all([
    sums === null ? [] : besideOfSums(own, sums, brand),
    facts === null ? [] : besideOfFacts(own, { facts, brand }),
  ]);
  return addedUp([...summed, ...counted], (row) => `${row.prompt} ${row.brand}`, ["answers"]);
}

async function besideOfSums(own: WorkspaceReads, sums: SaidSums, brand: string): Promise<BesideRow[]> {
  const [prompts, said] = await Promise.all([
    readPlacedPrompts(own, sums),
    readSaid(own, sums, { what: ["both"], brand }),
  ]);
  return said.flatMap((row) => {
    const other = row.brand === brand ? row.other : row.brand;
    return prompts.flatMap((one) =>
      other === null || row.of(one) === 0 ? [] : [{ prompt: one.prompt, brand: other, answers: row.of(one) }],
    );
  });
}

const besideOfFacts = (own: WorkspaceReads, { facts, brand }: AskedOfFacts): Promise<BesideRow[]> =>
  own.rows(
    {
      columns: sql`one.prompt, one.brand, count(*) as answers`,
      from: {
        name: sql`one`,
        read: {
          columns: sql`answer_fact.prompt_id as prompt, unnest(answer_fact.brands) as brand`,
          from: "answer_fact",
          joins: WITH_PROMPTS,
          where: [...facts, isNaming(brand)],
        },
      },
      where: [sql`one.brand <> ${Number(brand)}`],
      groupBy: sql`1, 2`,
    },
    besideSchema,
  );

const daysSchema = z.object({ prompt: z.uuid(), days: count });

/** On how many days of a zone each prompt was answered so that a brand was named. */
export const countNamingDays = (
  own: WorkspaceReads,
  { facts, brand, zone }: { facts: readonly Condition[]; brand: string; zone: string },
): Promise<z.infer<typeof daysSchema>[]> =>
  own.rows(
    {
      columns: sql`prompt.id as prompt,
                   count(distinct (answer_fact.answered_at at time zone ${zone})::date) as days`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: [...facts, isNaming(brand)],
      groupBy: sql`prompt.id`,
    },
    daysSchema,
  );
