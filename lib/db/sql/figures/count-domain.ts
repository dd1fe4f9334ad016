import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { nothing, type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { PAGE_TYPES, SOURCE_CLASSES } from "@/lib/domain/sources/source-class";
import { WITH_PROMPTS } from "./fact-conditions";

// One domain, counted from facts and from its citations.

/** Which answers, and what is asked of their citations: the domain, and what narrows it. */
interface Asked {
  facts: readonly Condition[];
  cited: readonly Condition[];
}

const count = z.coerce.number();

/** That an answer cites it: its citations are looked up once. */
const cites = (own: WorkspaceReads, cited: readonly Condition[]): Sql =>
  sql`answer_fact.task_id in (${own.select({ columns: sql`citation.task_id`, from: "citation", where: cited })})`;

/** What answers are told apart by. */
export type DomainGroup = "all" | "engine" | "market" | { starts: readonly Date[] };

const GROUPS: Record<Extract<DomainGroup, string>, Sql> = {
  all: sql`''`,
  engine: sql`answer_fact.engine`,
  // Where it was asked, as lists have it; a fact's market is also that of its prompt's wording.
  market: sql`task.market_id::text`,
};

const groupOf = (by: DomainGroup): Sql =>
  typeof by === "string"
    ? GROUPS[by]
    : sql`(width_bucket(answer_fact.asked_at, ${by.starts}::timestamptz[]) - 1)::text`;

const groupSchema = z.object({
  group: z.string().nullable(),
  prompt: z.uuid(),
  family: z.uuid(),
  weight: count,
  answers: count,
  days: count,
  citing: count,
});
export type DomainRow = z.infer<typeof groupSchema>;

/** The answers with search by group and prompt, on how many days of a zone they were given, and how many cite it. */
export const countDomain = (
  own: WorkspaceReads,
  { facts, cited, by, zone }: Asked & { by: DomainGroup; zone: string },
): Promise<DomainRow[]> =>
  own.rows(
    {
      columns: sql`${groupOf(by)} as group, prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family,
                   prompt.weight, count(*) as answers,
                   count(distinct (answer_fact.answered_at at time zone ${zone})::date) as days,
                   count(*) filter (where ${cites(own, cited)}) as citing`,
      from: "answer_fact",
      joins:
        by === "market" ? sql`${WITH_PROMPTS} join app.task on task.id = answer_fact.task_id` : WITH_PROMPTS,
      where: [...facts, sql`answer_fact.searched`],
      groupBy: sql`1, prompt.id`,
      // Sums of floats are the same as often as they are told.
      orderBy: sql`1, prompt.id`,
    },
    groupSchema,
  );

const citationSchema = z.object({
  prompt: z.uuid(),
  family: z.uuid(),
  weight: count,
  answers: count,
  citing: count,
  places: count,
  citations: count,
  all: count,
});
export type CitationRow = z.infer<typeof citationSchema>;

/**
 * The answers to each prompt with their citations, all of them and the domain's, how many answers cite it, and the sum of
 * the places, from 1, at which each of them cites it first.
 */
export const countCitations = (own: WorkspaceReads, { facts, cited }: Asked): Promise<CitationRow[]> =>
  own.rows(
    {
      columns: sql`one.prompt, one.family, one.weight, count(*) as answers, count(one.first) as citing,
                   coalesce(sum(one.first + 1), 0) as places, coalesce(sum(one.citations), 0) as citations,
                   coalesce(sum(one.all), 0) as all`,
      from: {
        name: sql`one`,
        read: {
          columns: sql`answer_fact.task_id, prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family,
                       prompt.weight, max(answer.citation_count) as all, count(citation.id) as citations,
                       min(citation.position) as first`,
          from: "answer_fact",
          joins: sql`${WITH_PROMPTS} join app.answer on answer.task_id = answer_fact.task_id
                     left join app.citation on citation.workspace_id = answer_fact.workspace_id
                       and citation.task_id = answer_fact.task_id ${andAll(cited)}`,
          where: facts,
          groupBy: sql`answer_fact.task_id, prompt.id`,
        },
      },
      groupBy: sql`1, 2, 3`,
      orderBy: sql`1`,
    },
    citationSchema,
  );

const andAll = (cited: readonly Condition[]): Sql =>
  cited.reduce<Sql>((all, one) => (one === null ? all : sql`${all} and ${one}`), nothing);

const seenSchema = z.object({
  answers: count,
  citations: count,
  sources: count,
  first: z.date().nullable(),
  last: z.date().nullable(),
});

/** How often it is cited, and when the questions of the first and the last answer that cites it were asked. */
export const sumDomain = (
  own: WorkspaceReads,
  { facts, cited }: Asked,
): Promise<z.infer<typeof seenSchema>> =>
  own.row(
    {
      columns: sql`count(distinct answer_fact.task_id) as answers, count(*) as citations,
                   count(distinct citation.source_url) as sources, min(answer_fact.asked_at) as first,
                   max(answer_fact.asked_at) as last`,
      from: "answer_fact",
      joins: sql`${WITH_PROMPTS} join app.citation on citation.task_id = answer_fact.task_id`,
      where: [...facts, ...cited],
    },
    seenSchema,
  );

const namedSchema = z.object({ brand: z.int().transform(String), answers: count });

/** The brands that answers name which cite it, by their numbers, with how many answers do. */
export const countNamedBeside = (
  own: WorkspaceReads,
  { facts, cited }: Asked,
): Promise<z.infer<typeof namedSchema>[]> =>
  own.rows(
    {
      columns: sql`named.brand, count(*) as answers`,
      from: "answer_fact",
      joins: sql`${WITH_PROMPTS} cross join lateral unnest(answer_fact.brands) as named (brand)`,
      where: [...facts, cites(own, cited)],
      groupBy: sql`1`,
      orderBy: sql`count(*) desc, 1`,
    },
    namedSchema,
  );

const classSchema = z.object({
  class: z.enum(SOURCE_CLASSES).nullable(),
  pageType: z.enum(PAGE_TYPES).nullable(),
  sources: count,
  answers: count,
});

/** Of what classes, or page types, the cited sources are told to be: how many, cited by how many answers. */
export const countClasses = (
  own: WorkspaceReads,
  { facts, cited, by }: Asked & { by: "class" | "pageType" },
): Promise<z.infer<typeof classSchema>[]> =>
  own.rows(
    {
      columns:
        by === "class"
          ? sql`source.class, null as "pageType", ${CLASS_COUNTS}`
          : sql`null as class, source.page_type as "pageType", ${CLASS_COUNTS}`,
      from: "answer_fact",
      joins: sql`${WITH_PROMPTS} join app.citation on citation.task_id = answer_fact.task_id
                 left join app.source on source.workspace_id = answer_fact.workspace_id
                   and source.domain = citation.domain and source.source_url = citation.source_url`,
      where: [...facts, ...cited],
      groupBy: sql`1, 2`,
      orderBy: sql`4 desc, 1, 2`,
    },
    classSchema,
  );

const CLASS_COUNTS = sql`count(distinct citation.source_url) as sources,
                         count(distinct answer_fact.task_id) as answers`;
