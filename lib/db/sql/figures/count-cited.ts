import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { WITH_PROMPTS } from "./fact-conditions";

// What answers cite, counted by prompt: what prevalence is made of. Of answers with search alone, by their facts, so that
// an answer is in a period by when it was asked, as it is in every list.

/** Which answers, and the moment that tells two spells apart; null where there is one alone. */
interface Asked {
  facts: readonly Condition[];
  from: Date | null;
}

/** Domains, or sources. */
export type CitedBy = "domain" | "source";

const KEYS: Record<CitedBy, Sql> = { domain: sql`citation.domain`, source: sql`citation.source_url` };

const isNow = (from: Date | null): Sql => (from === null ? sql`true` : sql`answer_fact.asked_at >= ${from}`);

const daysOf = (zone: string | null): Sql =>
  zone === null ? sql`0` : sql`count(distinct (answer_fact.answered_at at time zone ${zone})::date)`;

const SEARCHED = sql`answer_fact.searched`;

const count = z.coerce.number();

const promptSchema = z.object({
  isNow: z.boolean(),
  prompt: z.uuid(),
  family: z.uuid(),
  weight: count,
  answers: count,
  days: count,
});

/**
 * The answers with search to each prompt, and on how many days of a zone they were given; null for no zone, and 0 in
 * their place: they take as long as all the rest.
 */
export const countSearched = (
  own: WorkspaceReads,
  { facts, from, zone }: Asked & { zone: string | null },
): Promise<z.infer<typeof promptSchema>[]> =>
  own.rows(
    {
      columns: sql`${isNow(from)} as "isNow", prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family,
                   prompt.weight, count(*) as answers, ${daysOf(zone)} as days`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: [...facts, SEARCHED],
      groupBy: sql`1, prompt.id`,
      // Sums of floats are the same as often as they are told.
      orderBy: sql`1, prompt.id`,
    },
    promptSchema,
  );

/** Each answer with search once with each thing it cites. */
const citing = ({ facts, from }: Asked, by: CitedBy, cited: readonly Condition[]): Select => ({
  columns: sql`distinct ${KEYS[by]} as key, answer_fact.task_id, answer_fact.prompt_id as prompt,
               ${isNow(from)} as "isNow"`,
  from: "answer_fact",
  joins: sql`${WITH_PROMPTS} join app.citation on citation.task_id = answer_fact.task_id`,
  where: [...facts, SEARCHED, ...cited],
});

const citedSchema = z.object({ isNow: z.boolean(), key: z.string(), prompt: z.uuid(), citing: count });

/** The answers with search that cite each of some things, by prompt. */
export const countCiting = (
  own: WorkspaceReads,
  {
    by,
    cited,
    keys,
    ...asked
  }: Asked & { by: CitedBy; cited: readonly Condition[]; keys: readonly string[] },
): Promise<z.infer<typeof citedSchema>[]> =>
  own.rows(
    {
      columns: sql`one."isNow", one.key, one.prompt, count(*) as citing`,
      from: {
        name: sql`one`,
        read: citing(asked, by, [...cited, sql`${KEYS[by]} = any(${keys}::text[])`]),
      },
      groupBy: sql`1, 2, 3`,
      orderBy: sql`1, 2, 3`,
    },
    citedSchema,
  );

const mostSchema = z.object({ domain: z.string(), now: count, before: count, all: count, enough: count });

/**
 * The domains that most answers with search cite, in both spells together, of those that `least` of them cite. `all`: how
 * many domains are cited; `enough`: how many of them by so many answers.
 */
export const listMostCited = (
  own: WorkspaceReads,
  { cited, least, most, ...asked }: Asked & { cited: readonly Condition[]; least: number; most: number },
): Promise<z.infer<typeof mostSchema>[]> =>
  own.rows(
    {
      columns: sql`cited.domain, cited.now, cited.before, cited.all, cited.enough`,
      from: {
        name: sql`cited`,
        read: {
          columns: sql`one.key as domain, count(*) as answers, count(*) filter (where one."isNow") as now,
                       count(*) filter (where not one."isNow") as before, count(*) over () as all,
                       sum((count(*) >= ${least})::int) over () as enough`,
          from: { name: sql`one`, read: citing(asked, "domain", [sql`citation.domain <> ''`, ...cited]) },
          groupBy: sql`one.key`,
        },
      },
      where: [sql`cited.answers >= ${least}`],
      orderBy: sql`cited.answers desc, cited.domain`,
      limit: most,
    },
    mostSchema,
  );
