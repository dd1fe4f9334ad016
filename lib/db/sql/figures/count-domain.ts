import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { nothing, type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
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

/**
 * Where a fact's question was asked, as lists have it; a fact's market is also that of its prompt's wording, and where the
 * two are the same the task alone knows.
 */
const MARKET = sql`case when prompt.market_id is null or answer_fact.market_id is distinct from prompt.market_id
                        then answer_fact.market_id
                        else (select task.market_id from app.task where task.id = answer_fact.task_id) end`;

const GROUPS: Record<Extract<DomainGroup, string>, Sql> = {
  all: sql`''`,
  engine: sql`answer_fact.engine`,
  market: sql`(${MARKET})::text`,
};

const spellOf = (starts: readonly Date[]): Sql =>
  sql`(width_bucket(answer_fact.asked_at, ${starts}::timestamptz[]) - 1)::text`;

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
export const countDomainDays = (
  own: WorkspaceReads,
  { facts, by, zone, ...asked }: Asked & { by: DomainGroup; zone: string },
): Promise<DomainRow[]> =>
  own.rows(
    {
      columns: sql`${typeof by === "string" ? GROUPS[by] : spellOf(by.starts)} as group, prompt.id as prompt,
                   coalesce(prompt.family_id, prompt.id) as family, prompt.weight, count(*) as answers,
                   count(distinct (answer_fact.answered_at at time zone ${zone})::date) as days,
                   count(*) filter (where ${cites(own, asked)}) as citing`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: [...facts, sql`answer_fact.searched`],
      groupBy: sql`1, prompt.id`,
      // Sums of floats are the same as often as they are told.
      orderBy: sql`1, prompt.id`,
    },
    groupSchema,
  );

const groupsSchema = groupSchema.extend({ by: z.enum(["all", "engine", "market"]) });

/** The same but days, which take as long as all the rest, of all, of each engine and of each market at once. */
export const countDomainGroups = (
  own: WorkspaceReads,
  asked: Asked,
): Promise<z.infer<typeof groupsSchema>[]> =>
  own.rows(
    {
      columns: sql`case grouping(one.engine, one.market) when 3 then 'all' when 1 then 'engine' else 'market' end as by,
                   case grouping(one.engine, one.market) when 3 then '' when 1 then one.engine else one.market end
                     as group, ${COUNTED}`,
      from: {
        name: sql`one`,
        read: searching(own, asked, sql`answer_fact.engine, ${GROUPS.market} as market`),
      },
      joins: OF_PROMPT,
      groupBy: sql`grouping sets ((prompt.id), (one.engine, prompt.id), (one.market, prompt.id))`,
      orderBy: sql`1, 2, prompt.id`,
    },
    groupsSchema,
  );

/** The same of spells that begin at some moments. */
export const countDomainSpells = (
  own: WorkspaceReads,
  { starts, ...asked }: Asked & { starts: readonly Date[] },
): Promise<DomainRow[]> =>
  own.rows(
    {
      columns: sql`one.spell as group, ${COUNTED}`,
      from: { name: sql`one`, read: searching(own, asked, sql`${spellOf(starts)} as spell`) },
      joins: OF_PROMPT,
      groupBy: sql`1, prompt.id`,
      orderBy: sql`1, prompt.id`,
    },
    groupSchema,
  );

const OF_PROMPT = sql`join app.prompt on prompt.id = one.prompt`;
const COUNTED = sql`prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family, prompt.weight,
                    count(*) as answers, 0 as days, count(*) filter (where one.cites) as citing`;

/** Answers with search, and whether each cites it. */
const searching = (own: WorkspaceReads, { facts, ...asked }: Asked, columns: Sql): Select => ({
  columns: sql`answer_fact.prompt_id as prompt, ${cites(own, asked)} as cites, ${columns}`,
  from: "answer_fact",
  joins: WITH_PROMPTS,
  where: [...facts, sql`answer_fact.searched`],
});

const citationSchema = z.object({
  prompt: z.uuid(),
  family: z.uuid(),
  weight: count,
  answers: count,
  citing: count,
  places: count,
  citations: count,
  all: count,
  first: z.date().nullable(),
  last: z.date().nullable(),
});
export type CitationRow = z.infer<typeof citationSchema>;

/**
 * The answers to each prompt with their citations, all of them and the domain's, how many answers cite it, when the
 * questions of the first and the last of these were asked, and the sum of the places, from 1, at which each cites it first.
 */
export const countCitations = (
  own: WorkspaceReads,
  { facts, domain, cited, ofDomains }: Asked,
): Promise<CitationRow[]> => {
  const columns = sql`count(*) as citations, min(citation.position) as first`;
  // An answer's domains and their places stand in an index of its citations, the workspace does not.
  const read = ofDomains
    ? sql`select ${columns} from app.citation
           where ${hasDomain(domain)} and citation.task_id = answer_fact.task_id and citation.domain = ${domain}`
    : own.select({
        columns,
        from: "citation",
        where: [hasDomain(domain), sql`citation.task_id = answer_fact.task_id`, ...cited],
      });
  return own.rows(
    {
      columns: sql`prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family, prompt.weight,
                   count(*) as answers, count(one.first) as citing, coalesce(sum(one.first + 1), 0) as places,
                   coalesce(sum(one.citations), 0) as citations, coalesce(sum(answer_fact.citations), 0) as all,
                   min(answer_fact.asked_at) filter (where one.first is not null) as first,
                   max(answer_fact.asked_at) filter (where one.first is not null) as last`,
      from: "answer_fact",
      joins: sql`${WITH_PROMPTS} cross join lateral (${read}) one`,
      where: facts,
      groupBy: sql`prompt.id`,
      orderBy: sql`1`,
    },
    citationSchema,
  );
};

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
  by: z.enum(["all", "class", "pageType"]),
  class: z.enum(SOURCE_CLASSES).nullable(),
  pageType: z.enum(PAGE_TYPES).nullable(),
  sources: count,
  answers: count,
});

/** Of what classes, and of what page types, the cited sources are told to be: how many, cited by how many answers; and all. */
export const countClasses = (own: WorkspaceReads, asked: Asked): Promise<z.infer<typeof classSchema>[]> =>
  own.rows(
    {
      columns: sql`case grouping(source.class, source.page_type) when 3 then 'all' when 1 then 'class' else 'pageType' end
                     as by, source.class, source.page_type as "pageType", count(distinct cited.source_url) as sources,
                   count(distinct answer_fact.task_id) as answers`,
      ...citations(
        own,
        asked,
        sql`left join app.source on source.workspace_id = answer_fact.workspace_id
              and source.domain = cited.domain and source.source_url = cited.source_url`,
      ),
      groupBy: sql`grouping sets ((), (source.class), (source.page_type))`,
      orderBy: sql`1, 5 desc, 2, 3`,
    },
    classSchema,
  );
