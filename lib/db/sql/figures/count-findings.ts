import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { brandsOf, isCompanyTold, namesCompany, putsFirstOneOf } from "@/lib/db/sql/facts/said-of-brands";
import { WITH_PROMPTS } from "./fact-conditions";
import {
  addedUp,
  readAskedDays,
  readPlacedPrompts,
  readSaid,
  saidOf,
  type SaidParts,
  type SaidSums,
} from "./read-said";

// What answers to a prompt say that asks for something to be done, counted by prompt.

interface Asked {
  parts: SaidParts;
  /** By their numbers: the own brand, its competitors, and all that are looked for but controls. */
  brand: string;
  competitors: readonly string[];
  tracked: readonly string[];
}

type OfFacts<Of extends Pick<Asked, "parts">> = Omit<Of, "parts"> & { facts: readonly Condition[] };

const isOutranked = ({ brand, competitors }: Pick<Asked, "brand" | "competitors">) =>
  sql`(${putsFirstOneOf(brandsOf(competitors))} and not ${Number(brand)} = any(answer_fact.brands))`;

const count = z.coerce.number();
const promptSchema = z.object({
  prompt: z.uuid(),
  family: z.uuid(),
  weight: count,
  answers: count,
  days: count,
  outranked: count,
  told: count,
  naming: count,
});

type PromptRow = z.infer<typeof promptSchema>;

/**
 * The answers to each prompt: on how many days of a zone they were asked; how many put a competitor first and do not name
 * the own brand; of how many it is told whether they name a company, and how many do.
 */
export async function countFindings(
  own: WorkspaceReads,
  { parts: { sums, facts }, ...asked }: Asked & { zone: string },
): Promise<PromptRow[]> {
  const [summed, counted] = await Promise.all([
    sums === null ? [] : findingsOfSums(own, sums, asked.brand),
    facts === null ? [] : findingsOfFacts(own, { facts, ...asked }),
  ]);
  return addedUp([...summed, ...counted], ({ prompt }) => prompt, [
    "answers",
    "days",
    "outranked",
    "told",
    "naming",
  ]);
}

async function findingsOfSums(own: WorkspaceReads, sums: SaidSums, brand: string): Promise<PromptRow[]> {
  const [prompts, rows, asked] = await Promise.all([
    readPlacedPrompts(own, sums),
    readSaid(own, sums, { what: ["answers", "outranked", "company_told", "company"] }),
    readAskedDays(own, sums),
  ]);
  const said = saidOf(rows);
  const [answers, told, naming] = [said("answers"), said("company_told"), said("company")];
  const outranked = said("outranked", brand);
  return prompts.flatMap((one) =>
    answers(one) === 0
      ? []
      : [
          {
            ...{ prompt: one.prompt, family: one.family, weight: one.weight },
            ...{ answers: answers(one), days: asked.filter((of) => of(one) > 0).length },
            ...{ outranked: outranked(one), told: told(one), naming: naming(one) },
          },
        ],
  );
}

const findingsOfFacts = (
  own: WorkspaceReads,
  { facts, zone, ...asked }: OfFacts<Asked & { zone: string }>,
): Promise<PromptRow[]> =>
  own.rows(
    {
      columns: sql`prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family, prompt.weight,
                   sum(one.answers) as answers, count(*) as days, sum(one.outranked) as outranked,
                   sum(one.told) as told, sum(one.naming) as naming`,
      from: {
        name: sql`one`,
        // Days first: to tell them apart within each prompt all answers would be sorted.
        read: {
          columns: sql`answer_fact.prompt_id as prompt, (answer_fact.asked_at at time zone ${zone})::date as day,
                       count(*) as answers, count(*) filter (where ${isOutranked(asked)}) as outranked,
                       count(*) filter (where ${isCompanyTold(brandsOf(asked.tracked))}) as told,
                       count(*) filter (where ${namesCompany(brandsOf(asked.tracked))}) as naming`,
          from: "answer_fact",
          joins: WITH_PROMPTS,
          where: facts,
          groupBy: sql`1, 2`,
        },
      },
      joins: sql`join app.prompt on prompt.id = one.prompt`,
      groupBy: sql`prompt.id`,
      orderBy: sql`prompt.id`,
    },
    promptSchema,
  );

const firstSchema = z.object({ prompt: z.uuid(), brand: z.int().transform(String), answers: count });

type FirstRow = z.infer<typeof firstSchema>;
type OfPrompts = Omit<Asked, "tracked"> & { prompts: readonly string[] };

/**
 * Of the answers to some prompts that put a competitor first and do not name the own brand, how many put each first; the
 * most first.
 */
export async function countPutFirst(
  own: WorkspaceReads,
  { parts: { sums, facts }, ...asked }: OfPrompts,
): Promise<FirstRow[]> {
  const [summed, counted] = await Promise.all([
    sums === null ? [] : putFirstOfSums(own, sums, asked),
    facts === null ? [] : putFirstOfFacts(own, { facts, ...asked }),
  ]);
  return addedUp([...summed, ...counted], (row) => `${row.prompt} ${row.brand}`, ["answers"]).toSorted(
    (one, other) => other.answers - one.answers || Number(one.brand) - Number(other.brand),
  );
}

async function putFirstOfSums(
  own: WorkspaceReads,
  sums: SaidSums,
  { brand, prompts: ids }: Omit<OfPrompts, "parts">,
): Promise<FirstRow[]> {
  const [prompts, said] = await Promise.all([
    readPlacedPrompts(own, sums),
    readSaid(own, sums, { what: ["put_first"], brand }),
  ]);
  const among = new Set(ids);
  const those = prompts.filter(({ prompt }) => among.has(prompt));
  return said
    .filter((row) => row.brand === brand)
    .flatMap(({ other, of }) =>
      those.flatMap((one) =>
        other === null || of(one) === 0 ? [] : [{ prompt: one.prompt, brand: other, answers: of(one) }],
      ),
    );
}

const putFirstOfFacts = (
  own: WorkspaceReads,
  { facts, prompts, ...asked }: OfFacts<OfPrompts>,
): Promise<FirstRow[]> =>
  own.rows(
    {
      columns: sql`answer_fact.prompt_id as prompt, said.brand, count(*) as answers`,
      from: "answer_fact",
      joins: sql`${WITH_PROMPTS} cross join lateral unnest(answer_fact.brands, answer_fact.levels) as said (brand, level)`,
      where: [
        ...facts,
        sql`answer_fact.prompt_id = any(${prompts}::uuid[])`,
        isOutranked(asked),
        sql`said.level >= 2`,
        sql`said.brand = any(${brandsOf(asked.competitors)})`,
      ],
      groupBy: sql`1, 2`,
    },
    firstSchema,
  );
