import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { nothing, type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { PAGE_TYPES, SOURCE_CLASSES } from "@/lib/domain/sources/source-class";
import { hasDomain } from "./cited-domains";
import { WITH_PROMPTS } from "./fact-conditions";

// One domain, counted from facts and from its citations.

/** Which answers, and what is asked of their citations: the domain, and what narrows it. */
interface Asked {
  facts: readonly Condition[];
  domain: string;
  cited: readonly Condition[];
  /** Whether nothing narrows it. */
  ofDomains: boolean;
}

const count = z.coerce.number();

/** That an answer cites it: by its fact, and where more is asked its citations are looked up once. */
const cites = (own: WorkspaceReads, { domain, cited, ofDomains }: Omit<Asked, "facts">): Sql =>
  ofDomains
    ? hasDomain(domain)
    : sql`answer_fact.task_id in (${own.select({ columns: sql`citation.task_id`, from: "citation", where: cited })})`;

/** The citations of answers that have the domain, as `cited`. */
const citations = (own: WorkspaceReads, { facts, domain, cited }: Asked, more: Sql = nothing) => ({
  from: "answer_fact" as const,
  joins: sql`${WITH_PROMPTS} cross join lateral (${own.select({
    columns: sql`citation.domain, citation.source_url`,
    from: "citation",
    where: [sql`citation.task_id = answer_fact.task_id`, ...cited],
    fenced: true,
  })}) cited ${more}`,
  where: [...facts, hasDomain(domain)],
});

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
  { facts, by, zone, ...asked }: Asked & { by: DomainGroup; zone: string },
): Promise<DomainRow[]> =>
  own.rows(
    {
      columns: sql`${groupOf(by)} as group, prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family,
                   prompt.weight, count(*) as answers,
                   count(distinct (answer_fact.answered_at at time zone ${zone})::date) as days,
                   count(*) filter (where ${cites(own, asked)}) as citing`,
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
export const countCitations = (
  own: WorkspaceReads,
  { facts, domain, cited }: Asked,
): Promise<CitationRow[]> =>
  own.rows(
    {
      columns: sql`prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family, prompt.weight,
                   count(*) as answers, count(one.first) as citing, coalesce(sum(one.first + 1), 0) as places,
                   coalesce(sum(one.citations), 0) as citations, coalesce(sum(answer.citation_count), 0) as all`,
      from: "answer_fact",
      joins: sql`${WITH_PROMPTS} join app.answer on answer.task_id = answer_fact.task_id
                 cross join lateral (${own.select({
                   columns: sql`count(*) as citations, min(citation.position) as first`,
                   from: "citation",
                   where: [hasDomain(domain), sql`citation.task_id = answer_fact.task_id`, ...cited],
                 })}) one`,
      where: facts,
      groupBy: sql`prompt.id`,
      orderBy: sql`1`,
    },
    citationSchema,
  );

const seenSchema = z.object({
  answers: count,
  citations: count,
  sources: count,
  first: z.date().nullable(),
  last: z.date().nullable(),
});

/** How often it is cited, and when the questions of the first and the last answer that cites it were asked. */
export const sumDomain = (own: WorkspaceReads, asked: Asked): Promise<z.infer<typeof seenSchema>> =>
  own.row(
    {
      columns: sql`count(distinct answer_fact.task_id) as answers, count(*) as citations,
                   count(distinct cited.source_url) as sources, min(answer_fact.asked_at) as first,
                   max(answer_fact.asked_at) as last`,
      ...citations(own, asked),
    },
    seenSchema,
  );

const namedSchema = z.object({ brand: z.int().transform(String), answers: count });

/** The brands that answers name which cite it, by their numbers, with how many answers do. */
export const countNamedBeside = (
  own: WorkspaceReads,
  { facts, ...asked }: Asked,
): Promise<z.infer<typeof namedSchema>[]> =>
  own.rows(
    {
      columns: sql`named.brand, count(*) as answers`,
      from: "answer_fact",
      joins: sql`${WITH_PROMPTS} cross join lateral unnest(answer_fact.brands) as named (brand)`,
      where: [...facts, cites(own, asked)],
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
  { by, ...asked }: Asked & { by: "class" | "pageType" },
): Promise<z.infer<typeof classSchema>[]> =>
  own.rows(
    {
      columns:
        by === "class"
          ? sql`source.class, null as "pageType", ${CLASS_COUNTS}`
          : sql`null as class, source.page_type as "pageType", ${CLASS_COUNTS}`,
      ...citations(
        own,
        asked,
        sql`left join app.source on source.workspace_id = answer_fact.workspace_id
              and source.domain = cited.domain and source.source_url = cited.source_url`,
      ),
      groupBy: sql`1, 2`,
      orderBy: sql`4 desc, 1, 2`,
    },
    classSchema,
  );

const CLASS_COUNTS = sql`count(distinct cited.source_url) as sources,
                         count(distinct answer_fact.task_id) as answers`;
