import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { WITH_PROMPTS } from "./fact-conditions";
import { countAt } from "./prompt-places";
import { type CitedBy, type CitedPart, citing, KEYS, readParts } from "./read-cited";

// What answers cite, counted by prompt: what prevalence is made of. Of answers with search alone, by their facts, so that
// an answer is in a period by when it was asked, as it is in every list.

const count = z.coerce.number();

const SEARCHED = sql`answer_fact.searched`;

const promptSchema = z.object({
  isNow: z.boolean(),
  prompt: z.uuid(),
  family: z.uuid(),
  weight: count,
  answers: count,
  days: count,
});

/** The answers with search to each prompt. */
export const countSearched = (
  own: WorkspaceReads,
  parts: readonly CitedPart[],
): Promise<z.infer<typeof promptSchema>[]> =>
  own.rows(
    {
      columns: sql`one."isNow", prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family, prompt.weight,
                   sum(one.answers) as answers, 0 as days`,
      from: {
        name: sql`one`,
        read: readParts(parts, {
          ofSums: (sums, isNow) => ({
            columns: sql`${isNow} as "isNow", unnest(cited_sum.prompts) as prompt,
                         unnest(cited_sum.of_prompts) as answers`,
            from: "cited_sum",
            where: [...sums, sql`cited_sum.domain is null`],
          }),
          ofFacts: ({ facts }, isNow) => ({
            columns: sql`${isNow} as "isNow", answer_fact.prompt_id as prompt, count(*) as answers`,
            from: "answer_fact",
            joins: WITH_PROMPTS,
            where: [...facts, SEARCHED],
            groupBy: sql`2`,
          }),
        }),
      },
      joins: sql`join app.prompt on prompt.id = one.prompt`,
      // Sums of all who answer have prompts that were answered without search alone.
      where: [sql`one.answers > 0`],
      groupBy: sql`1, prompt.id`,
      // Sums of floats are the same as often as they are told.
      orderBy: sql`1, prompt.id`,
    },
    promptSchema,
  );

/** Which answers, and the moment that tells two spells apart; null where there is one alone. */
interface Asked {
  facts: readonly Condition[];
  from: Date | null;
  zone: string;
}

/** The same with on how many days of a zone they were given, which takes as long as all the rest. */
export const countSearchedDays = (
  own: WorkspaceReads,
  { facts, from, zone }: Asked,
): Promise<z.infer<typeof promptSchema>[]> =>
  own.rows(
    {
      columns: sql`${from === null ? sql`true` : sql`answer_fact.asked_at >= ${from}`} as "isNow", prompt.id as prompt,
                   coalesce(prompt.family_id, prompt.id) as family, prompt.weight, count(*) as answers,
                   count(distinct (answer_fact.answered_at at time zone ${zone})::date) as days`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: [...facts, SEARCHED],
      groupBy: sql`1, prompt.id`,
      orderBy: sql`1, prompt.id`,
    },
    promptSchema,
  );

/** Numbers that are sent as one text: a list of them takes a parser as long as the statement. */
const numbers = z.string().transform((text) => text.split(",").map(Number));

const citedSchema = z.object({ isNow: z.boolean(), key: z.string(), places: numbers, citing: numbers });

/** Answers with search that cite something. */
interface CitingRow {
  isNow: boolean;
  key: string;
  /** How many to each of the prompts, in the order of these. */
  citing: number[];
}

/** The answers with search that cite each of some things, to each of some prompts. */
export async function countCiting(
  own: WorkspaceReads,
  { parts, ...asked }: CitingAsked,
): Promise<CitingRow[]> {
  const isNumbered = ({ of }: CitedPart) => "sums" in of && of.inAll;
  const numbered = parts.filter(isNumbered);
  const others = parts.filter((part) => !isNumbered(part));
  const found = await Promise.all([
    numbered.length === 0
      ? []
      : countNumbered(own, { parts: numbered, ...asked }).then(
          (rows) => rows ?? countEach(own, { parts: numbered, ...asked }),
        ),
    others.length === 0 ? [] : countEach(own, { parts: others, ...asked }),
  ]);
  return [...Map.groupBy(found.flat(), ({ isNow, key }) => `${isNow} ${key}`).values()].flatMap(
    ([first, ...more]) =>
      first === undefined
        ? []
        : [{ ...first, citing: first.citing.map((count, place) => added(count, place, more)) }],
  );
}

const added = (count: number, place: number, more: readonly CitingRow[]): number =>
  more.reduce((sum, { citing }) => sum + (citing[place] ?? 0), count);

const numberedSchema = z.object({
  isNow: z.boolean(),
  key: z.string(),
  thousand: count,
  number: z.string().nullable(),
  lacks: z.boolean(),
});

/**
 * Of sums of all who answer: numbers of all prompts, which are added up at once (prisma/sql/cited_prompts.sql); null where
 * some have none, since there are more prompts than places.
 */
async function countNumbered(
  own: WorkspaceReads,
  { parts, keys, prompts }: Omit<CitingAsked, "by">,
): Promise<CitingRow[] | null> {
  const [places, rows] = await Promise.all([
    readPlaces(own, prompts),
    own.rows(
      {
        columns: sql`one."isNow", one.key, one.thousand, sum(one.number)::text as number, bool_or(one.lacks) as lacks`,
        from: {
          name: sql`one`,
          read: parts.flatMap(({ isNow, of }) =>
            "sums" in of
              ? [
                  {
                    columns: sql`${isNow ? sql`true` : sql`false`} as "isNow", cited_sum.domain as key,
                                 coalesce(of_prompts.nth - 1, 0) as thousand, of_prompts.number,
                                 cited_sum.in_numbers is null as lacks`,
                    from: "cited_sum" as const,
                    joins: sql`left join lateral unnest(cited_sum.in_numbers) with ordinality as of_prompts (number, nth)
                                 on true`,
                    where: [...of.sums, sql`cited_sum.domain = any(${keys}::text[])`],
                  },
                ]
              : [],
          ),
        },
        groupBy: sql`1, 2, 3`,
        having: sql`sum(one.number) > 0 or bool_or(one.lacks)`,
      },
      numberedSchema,
    ),
  ]);
  if (rows.some(({ lacks }) => lacks)) return null;
  return [...Map.groupBy(rows, ({ isNow, key }) => `${isNow} ${key}`).values()].flatMap((thousands) => {
    const numbers = new Map(thousands.map(({ thousand, number }) => [thousand, number]));
    const citing = prompts.map((prompt) => {
      const place = places.get(prompt);
      return place === undefined
        ? 0
        : countAt(numbers.get(Math.floor(place / THOUSAND)) ?? "", place % THOUSAND);
    });
    return thousands.slice(0, 1).map(({ isNow, key }) => ({ isNow, key, citing }));
  });
}

const THOUSAND = 1_000;

/** The places of some prompts among the numbers of all. */
async function readPlaces(own: WorkspaceReads, prompts: readonly string[]): Promise<Map<string, number>> {
  const rows = await own.rows(
    {
      columns: sql`prompt.id as prompt, known.number as place`,
      from: "prompt",
      joins: sql`join app.prompt_number known on known.workspace_id = prompt.workspace_id and known.prompt_id = prompt.id`,
      where: [sql`prompt.id = any(${prompts}::uuid[])`],
    },
    z.object({ prompt: z.uuid(), place: z.int() }),
  );
  return new Map(rows.map(({ prompt, place }) => [prompt, place]));
}

async function countEach(
  own: WorkspaceReads,
  { parts, by, keys, prompts }: CitingAsked,
): Promise<CitingRow[]> {
  const rows = await own.rows(
    {
      columns: sql`one."isNow", one.key, string_agg(asked.place::text, ',') as places,
                   string_agg(one.citing::text, ',') as citing`,
      from: {
        name: sql`one`,
        read: {
          columns: sql`one."isNow", one.key, one.prompt, sum(one.citing) as citing`,
          from: {
            name: sql`one`,
            read: readParts(parts, {
              ofSums: (sums, isNow) => ({
                columns: sql`${isNow} as "isNow", cited_sum.domain as key, unnest(cited_sum.prompts) as prompt,
                             unnest(cited_sum.of_prompts) as citing`,
                from: "cited_sum",
                where: [...sums, sql`cited_sum.domain = any(${keys}::text[])`],
              }),
              ofFacts: (part, isNow) => ({
                columns: sql`${isNow} as "isNow", one.key, one.prompt, count(*) as citing`,
                from: citing(part, by, [SEARCHED, sql`${KEYS[by]} = any(${keys}::text[])`]),
                groupBy: sql`2, 3`,
              }),
            }),
          },
          where: [sql`one.citing > 0`],
          groupBy: sql`1, 2, 3`,
        },
      },
      joins: sql`join unnest(${prompts}::uuid[]) with ordinality as asked (prompt, place) using (prompt)`,
      groupBy: sql`1, 2`,
    },
    citedSchema,
  );
  return rows.map(({ isNow, key, places, citing: counts }) => {
    const dense = prompts.map(() => 0);
    for (const [at, place] of places.entries()) dense[place - 1] = counts[at] ?? 0;
    return { isNow, key, citing: dense };
  });
}

interface CitingAsked {
  parts: readonly CitedPart[];
  by: CitedBy;
  keys: readonly string[];
  prompts: readonly string[];
}

const mostSchema = z.object({ domain: z.string(), now: count, before: count, all: count, enough: count });

/**
 * The domains that most answers with search cite, in both spells together, of those that `least` of them cite. `all`: how
 * many domains are cited; `enough`: how many of them by so many answers.
 */
export const listMostCited = (
  own: WorkspaceReads,
  { parts, least, most }: { parts: readonly CitedPart[]; least: number; most: number },
): Promise<z.infer<typeof mostSchema>[]> =>
  own.rows(
    {
      columns: sql`cited.domain, cited.now, cited.before, cited.all, cited.enough`,
      from: {
        name: sql`cited`,
        read: {
          columns: sql`one.domain, sum(one.answers) as answers,
                       coalesce(sum(one.answers) filter (where one."isNow"), 0) as now,
                       coalesce(sum(one.answers) filter (where not one."isNow"), 0) as before, count(*) over () as all,
                       sum((sum(one.answers) >= ${least})::int) over () as enough`,
          from: {
            name: sql`one`,
            read: readParts(parts, {
              ofSums: (sums, isNow) => ({
                columns: sql`${isNow} as "isNow", cited_sum.domain, cited_sum.searched as answers`,
                from: "cited_sum",
                where: [...sums, sql`cited_sum.domain <> ''`, sql`cited_sum.searched > 0`],
              }),
              ofFacts: (part, isNow) => ({
                columns: sql`${isNow} as "isNow", one.key as domain, count(*) as answers`,
                from: citing(part, "domain", [SEARCHED, sql`citation.domain <> ''`]),
                groupBy: sql`2`,
              }),
            }),
          },
          groupBy: sql`one.domain`,
        },
      },
      where: [sql`cited.answers >= ${least}`],
      orderBy: sql`cited.answers desc, cited.domain`,
      limit: most,
    },
    mostSchema,
  );
