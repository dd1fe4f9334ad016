import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { brandsOf, isCompanyTold, namesCompany, putsFirstOneOf } from "@/lib/db/sql/facts/said-of-brands";
import { WITH_PROMPTS } from "./fact-conditions";

// What answers to a prompt say that asks for something to be done, counted by prompt.

interface Asked {
  facts: readonly Condition[];
  /** By their numbers: the own brand, its competitors, and all that are looked for but controls. */
  brand: string;
  competitors: readonly string[];
  tracked: readonly string[];
}

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

/**
 * The answers to each prompt: on how many days of a zone; how many put a competitor first and do not name the own brand;
 * of how many it is told whether they name a company, and how many do.
 */
export const countFindings = (
  own: WorkspaceReads,
  { facts, zone, ...asked }: Asked & { zone: string },
): Promise<z.infer<typeof promptSchema>[]> =>
  own.rows(
    {
      columns: sql`prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family, prompt.weight,
                   sum(one.answers) as answers, count(*) as days, sum(one.outranked) as outranked,
                   sum(one.told) as told, sum(one.naming) as naming`,
      from: {
        name: sql`one`,
        // Days first: to tell them apart within each prompt all answers would be sorted.
        read: {
          columns: sql`answer_fact.prompt_id as prompt, (answer_fact.answered_at at time zone ${zone})::date as day,
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

/** Of the answers to some prompts that put a competitor first and do not name the own brand, how many put each first. */
export const countPutFirst = (
  own: WorkspaceReads,
  { facts, prompts, ...asked }: Omit<Asked, "tracked"> & { prompts: readonly string[] },
): Promise<z.infer<typeof firstSchema>[]> =>
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
      orderBy: sql`count(*) desc, 2`,
    },
    firstSchema,
  );
