import "server-only";
import type { Condition } from "@/lib/db/query/conditions";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Series } from "@/lib/domain/answers/series";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { ANY_CITED, type CitedFilter } from "@/lib/domain/sources/cited-filter";
import { wholeSteps } from "@/lib/domain/time/whole-steps";
import { citedIn } from "./cited-conditions";
import {
  answeredAs,
  asksWhoAnswered,
  CITED_SUM,
  measuredBy,
  notIn,
  WITH_PROMPTS,
  withoutSeries,
} from "./fact-conditions";
import { inAny } from "./read-sums";
import { askedOn, readUnsummed, spansBetween } from "./unsummed-days";

// What answers cite, in parts that are added up: sums of the months, weeks and days that are summed, and the answers
// themselves of the days that are not, or where sums do not tell all that is asked for. A test holds both against each
// other.

/** A part of what is cited: of sums, or of facts with their citations. */
export interface CitedPart {
  /** Of the second of two spells; true where there is one. */
  isNow: boolean;
  of: CitedSums | CitedFacts;
}

export interface CitedSums {
  sums: readonly Condition[];
  /** Whether they are of all who answer, and have what these say by prompt as numbers, too. */
  inAll: boolean;
}

export interface CitedFacts {
  facts: readonly Condition[];
  /** What is asked of each citation. */
  cited: readonly Condition[];
}

interface Asked {
  filter: Zoned<FigureFilter>;
  cited: CitedFilter;
  isNow?: boolean;
  /** Which are left out. */
  without?: readonly Series[];
  /** Whether it is told of each who answered. */
  byWho?: boolean;
}

/** What answers cite that a filter leaves. */
export async function citedParts(
  own: WorkspaceReads,
  { filter, cited, isNow = true, without = [], byWho = false }: Asked,
): Promise<CitedPart[]> {
  const ofFacts = (days: Condition = null): CitedPart => ({
    isNow,
    of: {
      facts: [...withoutSeries(measuredBy(own, filter, null, null), without).facts, days],
      cited: citedIn(own, cited),
    },
  });
  const unsummed =
    asksWhoAnswered(filter) && isAny(cited) ? await readUnsummed(own, "cited_unsummed", filter) : null;
  if (unsummed === null) return [ofFacts()];
  const steps = spansBetween(filter, unsummed).flatMap(wholeSteps);
  const who = [...answeredAs(CITED_SUM, filter), notIn(CITED_SUM, without)];
  const inAll = !byWho && who.every((condition) => condition === null);
  return [
    { isNow, of: { sums: [inAll ? IN_ALL : OF_WHO, inAny(steps, CITED_SUM), ...who], inAll } },
    ...(unsummed.length === 0 ? [] : [ofFacts(askedOn(unsummed, filter.zone))]),
  ];
}

/** The sums of all who answer, and those of each. */
export const IN_ALL = sql`cited_sum.engine is null`;
export const OF_WHO = sql`cited_sum.engine is not null`;

export const isAny = (cited: CitedFilter): boolean =>
  (Object.keys(ANY_CITED) as (keyof CitedFilter)[]).every((key) => cited[key] === ANY_CITED[key]);

interface Reads {
  ofSums: (sums: readonly Condition[], isNow: Sql) => Select;
  ofFacts: (part: CitedFacts, isNow: Sql) => Select;
}

/** A read of parts one after the other. */
export const readParts = (parts: readonly CitedPart[], { ofSums, ofFacts }: Reads): Select[] =>
  parts.map(({ isNow, of }) => {
    const now = isNow ? sql`true` : sql`false`;
    return "sums" in of ? ofSums(of.sums, now) : ofFacts(of, now);
  });

/** Domains, or sources. */
export type CitedBy = "domain" | "source";

export const KEYS: Record<CitedBy, Sql> = { domain: sql`citation.domain`, source: sql`citation.source_url` };

/** Each answer once with each thing it cites, and how often it does. */
export const citing = (
  { facts, cited }: CitedFacts,
  by: CitedBy,
  more: readonly Condition[] = [],
): Extract<Select["from"], object> => ({
  name: sql`one`,
  read: {
    columns: sql`${KEYS[by]} as key, answer_fact.task_id, answer_fact.prompt_id as prompt,
                 coalesce(answer_fact.searched, false) as searched, count(*) as citations,
                 count(*) filter (where citation.resolved_url is null) as unresolved`,
    ...citations({ facts, cited: [...cited, ...more] }),
    groupBy: sql`1, answer_fact.task_id`,
  },
});

/** Citations with the facts of their answers. */
export const citations = ({ facts, cited }: CitedFacts): Pick<Select, "from" | "joins" | "where"> => ({
  from: "answer_fact",
  joins: sql`${WITH_PROMPTS} join app.citation on citation.task_id = answer_fact.task_id`,
  where: [...facts, ...cited],
});
