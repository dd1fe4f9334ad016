import "server-only";
import { z } from "zod";
import { nothing, type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { PAGE_TYPES, SOURCE_CLASSES } from "@/lib/domain/sources/source-class";
import { hasDomain } from "./cited-domains";
import {
  type DomainFacts,
  type DomainParts,
  type DomainSums,
  ofAnswers,
  ofDomain,
  readDomain,
} from "./domain-parts";
import { WITH_PROMPTS } from "./fact-conditions";

// One domain, counted from sums, and from facts and its citations.

const count = z.coerce.number();

/** Which domain, and what is asked of its citations. */
export type DomainAsked = Omit<DomainFacts, "facts">;

/** That an answer cites it: by its fact, and where more is asked its citations are looked up once. */
export const cites = (own: WorkspaceReads, { domain, cited, ofDomains }: DomainAsked): Sql =>
  ofDomains
    ? hasDomain(domain)
    : sql`answer_fact.task_id in (${own.select({ columns: sql`citation.task_id`, from: "citation", where: cited })})`;

/** The citations of answers that have the domain, as `cited`. */
const citations = (own: WorkspaceReads, { facts, domain, cited }: DomainFacts, more: Sql = nothing) => ({
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
  { facts, by, zone, ...asked }: DomainFacts & { by: DomainGroup; zone: string },
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
  parts: DomainParts,
): Promise<z.infer<typeof groupsSchema>[]> =>
  own.rows(
    {
      columns: sql`case grouping(one.engine, one.market) when 3 then 'all' when 1 then 'engine' else 'market' end as by,
                   case grouping(one.engine, one.market) when 3 then '' when 1 then one.engine else one.market end
                     as group, ${PROMPT}, 0 as days, ${ofGroup(ANSWERS)} as answers, ${ofGroup(CITING)} as citing`,
      from: {
        name: sql`one`,
        read: readDomain(parts, {
          ofSums: (sums) => [
            ...summed(
              sums,
              "all",
              sql`null as engine, unnest(cited_sum.markets)::text as market, false as of_who, true as in_all`,
            ),
            ...summed(sums, "each", sql`cited_sum.engine, null as market, true as of_who, false as in_all`),
          ],
          ofFacts: (facts) =>
            searching(
              own,
              facts,
              sql`answer_fact.engine, ${GROUPS.market} as market, true as of_who, true as in_all`,
            ),
        }),
      },
      joins: OF_PROMPT,
      groupBy: sql`grouping sets ((prompt.id), (one.engine, prompt.id), (one.market, prompt.id))`,
      having: sql`${ofGroup(ANSWERS)} > 0`,
      orderBy: sql`1, 2, prompt.id`,
    },
    groupsSchema,
  );

const ANSWERS = sql`one.is_answer`;
const CITING = sql`one.cites`;

/** Answers of a kind; what tells engines is told by who answered, the rest of all who do. */
const ofGroup = (kind: Sql): Sql =>
  sql`coalesce(case grouping(one.engine) when 0 then sum(one.searched) filter (where ${kind} and one.of_who)
                                         else sum(one.searched) filter (where ${kind} and one.in_all) end, 0)`;

/** The same of spells, by the days and the moments at which they begin. */
export const countDomainSpells = (
  own: WorkspaceReads,
  parts: DomainParts,
  { days, starts }: { days: readonly string[]; starts: readonly Date[] },
): Promise<DomainRow[]> =>
  own.rows(
    {
      columns: sql`one.spell as group, ${PROMPT}, 0 as days,
                   sum(one.searched) filter (where ${ANSWERS}) as answers,
                   coalesce(sum(one.searched) filter (where ${CITING}), 0) as citing`,
      from: {
        name: sql`one`,
        read: readDomain(parts, {
          ofSums: (sums) =>
            summed(sums, "all", sql`(width_bucket(cited_sum.day, ${days}::date[]) - 1)::text as spell`),
          ofFacts: (facts) => searching(own, facts, sql`${spellOf(starts)} as spell`),
        }),
      },
      joins: OF_PROMPT,
      groupBy: sql`1, prompt.id`,
      having: sql`sum(one.searched) filter (where ${ANSWERS}) > 0`,
      orderBy: sql`1, prompt.id`,
    },
    groupSchema,
  );

const OF_PROMPT = sql`join app.prompt on prompt.id = one.prompt`;
const PROMPT = sql`prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family, prompt.weight`;

/** Of sums, answers with search by prompt: all of them, and those that cite the domain. */
const summed = (sums: DomainSums, who: "all" | "each", columns: Sql): Select[] => {
  const of = (isAnswer: boolean) =>
    sql`${columns}, unnest(cited_sum.prompts) as prompt, unnest(cited_sum.of_prompts) as searched,
        ${isAnswer ? sql`true` : sql`false`} as is_answer, ${isAnswer ? sql`false` : sql`true`} as cites`;
  return [ofAnswers(sums, who, of(true)), ofDomain(sums, who, of(false))];
};

/** Answers with search, and whether each cites it. */
const searching = (own: WorkspaceReads, { facts, ...asked }: DomainFacts, columns: Sql): Select => ({
  columns: sql`${columns}, answer_fact.prompt_id as prompt, 1 as searched, true as is_answer, ${cites(own, asked)} as cites`,
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
 * The answers to each prompt with their citations, all of them and the domain's, how many answers cite it, and the sum of
 * the places, from 1, at which each cites it first; and when the questions of the first and the last of all that cite it
 * were asked.
 */
export const countCitations = (own: WorkspaceReads, parts: DomainParts): Promise<CitationRow[]> =>
  own.rows(
    {
      columns: sql`${PROMPT}, sum(one.answers) as answers, sum(one.citing) as citing, sum(one.places) as places,
                   sum(one.citations) as citations, sum(one.all) as all, min(min(one.first)) over () as first,
                   max(max(one.last)) over () as last`,
      from: {
        name: sql`one`,
        read: readDomain(parts, {
          ofSums: citationsOfSums,
          ofFacts: (facts) => citationsOfFacts(own, facts),
        }),
      },
      joins: OF_PROMPT,
      groupBy: sql`prompt.id`,
      orderBy: sql`1`,
    },
    citationSchema,
  );

const citationsOfSums = (sums: DomainSums): Select[] => {
  const prompt = sql`unnest(cited_sum.prompts) as prompt`;
  const [answers, citations] = [sql`unnest(cited_sum.answers_of)`, sql`unnest(cited_sum.citations_of)`];
  return [
    ofDomain(
      sums,
      "all",
      sql`${prompt}, 0 as answers, ${answers} as citing, unnest(cited_sum.places_of) as places,
          ${citations} as citations, 0 as all, cited_sum.first_asked as first, cited_sum.last_asked as last`,
    ),
    ofAnswers(
      sums,
      "all",
      sql`${prompt}, ${answers} as answers, 0 as citing, 0 as places, 0 as citations, ${citations} as all,
          null as first, null as last`,
    ),
  ];
};

const citationsOfFacts = (own: WorkspaceReads, { facts, domain, cited, ofDomains }: DomainFacts): Select => {
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
  return {
    columns: sql`answer_fact.prompt_id as prompt, count(*) as answers, count(one.first) as citing,
                 coalesce(sum(one.first + 1), 0) as places, coalesce(sum(one.citations), 0) as citations,
                 coalesce(sum(answer_fact.citations), 0) as all,
                 min(answer_fact.asked_at) filter (where one.first is not null) as first,
                 max(answer_fact.asked_at) filter (where one.first is not null) as last`,
    from: "answer_fact",
    joins: sql`${WITH_PROMPTS} cross join lateral (${read}) one`,
    where: facts,
    groupBy: sql`answer_fact.prompt_id`,
  };
};

const classSchema = z.object({
  by: z.enum(["all", "class", "pageType"]),
  class: z.enum(SOURCE_CLASSES).nullable(),
  pageType: z.enum(PAGE_TYPES).nullable(),
  sources: count,
  answers: count,
});
export type ClassRow = z.infer<typeof classSchema>;

/** Of what classes, and of what page types, the cited sources are told to be: how many, cited by how many answers; and all. */
export const countClasses = (own: WorkspaceReads, facts: DomainFacts): Promise<ClassRow[]> =>
  own.rows(
    {
      columns: sql`case grouping(source.class, source.page_type) when 3 then 'all' when 1 then 'class' else 'pageType' end
                     as by, source.class, source.page_type as "pageType", count(distinct cited.source_url) as sources,
                   count(distinct answer_fact.task_id) as answers`,
      ...citations(
        own,
        facts,
        sql`left join app.source on source.workspace_id = answer_fact.workspace_id
              and source.domain = cited.domain and source.source_url = cited.source_url`,
      ),
      groupBy: sql`grouping sets ((), (source.class), (source.page_type))`,
      orderBy: sql`1, 5 desc, 2, 3`,
    },
    classSchema,
  );
