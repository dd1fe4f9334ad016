import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { WITH_PROMPTS } from "./fact-conditions";
import { addedUp, readPlacedPrompts, readSaid, saidOf, type SaidParts, type SaidSums } from "./read-said";

// What figures of other tools are made of, beside what headline figures are.

const id = z.uuid();
const count = z.coerce.number();

const citedSchema = z.object({ prompt: id, citations: count, unlisted: count });
type CitedRow = z.infer<typeof citedSchema>;

/**
 * All citations of the answers to each prompt, whosever they are; and how many of the answers name a company that
 * nobody tracks, or are such that nobody tells.
 */
export async function countCitations(
  own: WorkspaceReads,
  { parts: { sums, facts } }: { parts: SaidParts },
): Promise<CitedRow[]> {
  const [summed, counted] = await Promise.all([
    sums === null ? [] : citationsOfSums(own, sums),
    facts === null ? [] : citationsOfFacts(own, facts),
  ]);
  return addedUp([...summed, ...counted], ({ prompt }) => prompt, ["citations", "unlisted"]);
}

async function citationsOfSums(own: WorkspaceReads, sums: SaidSums): Promise<CitedRow[]> {
  const [prompts, rows] = await Promise.all([
    readPlacedPrompts(own, sums),
    readSaid(own, sums, { what: ["answers", "citations", "unlisted"] }),
  ]);
  const said = saidOf(rows);
  const [answers, citations, unlisted] = [said("answers"), said("citations"), said("unlisted")];
  return prompts.flatMap((one) =>
    answers(one) === 0 ? [] : [{ prompt: one.prompt, citations: citations(one), unlisted: unlisted(one) }],
  );
}

const citationsOfFacts = (own: WorkspaceReads, facts: readonly Condition[]): Promise<CitedRow[]> =>
  own.rows(
    {
      columns: sql`answer_fact.prompt_id as prompt, sum(answer_fact.citations) as citations,
                   count(*) filter (where coalesce(answer_fact.companies + answer_fact.suggested, 1) > 0) as unlisted`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: facts,
      groupBy: sql`1`,
      orderBy: sql`1`,
    },
    citedSchema,
  );

const positionSchema = z.object({
  prompt: id,
  brand: z.int().transform(String),
  ranks: count,
  naming: count,
});
type PositionRow = z.infer<typeof positionSchema>;

/** The ranks of brands by first mention in the answers to each prompt, in sum; controls have none, and take none. */
export async function countPositions(
  own: WorkspaceReads,
  { parts: { sums, facts }, controls }: { parts: SaidParts; controls: readonly string[] },
): Promise<PositionRow[]> {
  const [summed, counted] = await Promise.all([
    sums === null ? [] : positionsOfSums(own, sums, controls),
    facts === null ? [] : positionsOfFacts(own, facts, controls),
  ]);
  return addedUp([...summed, ...counted], (row) => `${row.prompt} ${row.brand}`, ["ranks", "naming"]);
}

async function positionsOfSums(
  own: WorkspaceReads,
  sums: SaidSums,
  controls: readonly string[],
): Promise<PositionRow[]> {
  const [prompts, rows] = await Promise.all([
    readPlacedPrompts(own, sums),
    readSaid(own, sums, { what: ["naming", "ranks"] }),
  ]);
  const said = saidOf(rows);
  const brands = rows.flatMap(({ what, brand }) => (what === "naming" && brand !== null ? [brand] : []));
  return brands
    .filter((brand) => !controls.includes(brand))
    .flatMap((brand) => {
      const [naming, ranks] = [said("naming", brand), said("ranks", brand)];
      return prompts.flatMap((one) =>
        naming(one) === 0 ? [] : [{ prompt: one.prompt, brand, ranks: ranks(one), naming: naming(one) }],
      );
    });
}

const positionsOfFacts = (
  own: WorkspaceReads,
  facts: readonly Condition[],
  controls: readonly string[],
): Promise<PositionRow[]> => {
  const none = sql`${controls.map(Number)}::smallint[]`;
  const ranked = (ranks: Sql, where: Condition) => ({
    columns: sql`answer_fact.prompt_id as prompt, unnest(answer_fact.brands) as brand, ${ranks} as rank`,
    from: "answer_fact" as const,
    joins: WITH_PROMPTS,
    where: [...facts, where],
  });
  return own.rows(
    {
      columns: sql`named.prompt, named.brand, sum(named.rank) as ranks, count(*) as naming`,
      from: {
        name: sql`named`,
        read: [
          // Lists of a row's columns are unrolled beside each other. Few answers name a control.
          ranked(sql`generate_subscripts(answer_fact.brands, 1)`, sql`not answer_fact.brands && ${none}`),
          ranked(sql`unnest(${ranksBeside(none)})`, sql`answer_fact.brands && ${none}`),
        ],
      },
      where: [sql`named.brand <> all(${none})`],
      groupBy: sql`1, 2`,
      orderBy: sql`1, 2`,
    },
    positionSchema,
  );
};

/** The place of each brand of a fact, less the controls before it. */
const ranksBeside = (controls: Sql): Sql =>
  sql`array(select (place - (select count(*) from unnest(answer_fact.brands[1:place]) as before (brand)
                              where before.brand = any(${controls})))::int
              from generate_subscripts(answer_fact.brands, 1) as place order by place)`;
