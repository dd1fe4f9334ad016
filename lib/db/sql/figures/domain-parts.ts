import "server-only";
import type { Condition } from "@/lib/db/query/conditions";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { CitedFilter } from "@/lib/domain/sources/cited-filter";
import { addDays, type DaySpan } from "@/lib/domain/time/day-span";
import { wholeSteps } from "@/lib/domain/time/whole-steps";
import { citedIn } from "./cited-conditions";
import { isOfDomains } from "./cited-domains";
import { answeredAs, asksWhoAnswered, CITED_SUM, factsOf } from "./fact-conditions";
import { IN_ALL, isAny, OF_WHO } from "./read-cited";
import { askedOn, readUnsummed, spansBetween } from "./unsummed-days";
import { inAny } from "./read-sums";

// What is counted of one domain, in parts that are added up: sums of all who answer, and facts of the days that are not
// summed; facts alone where more is asked for than sums tell.

export interface DomainParts {
  sums: DomainSums | null;
  facts: DomainFacts | null;
}

/** Which sums: those of the days of a span as few steps, and as days. */
export interface DomainSums {
  domain: string;
  steps: Condition;
  days: Condition;
}

/** Which answers, and what is asked of their citations: the domain, and what narrows it. */
export interface DomainFacts {
  facts: readonly Condition[];
  domain: string;
  cited: readonly Condition[];
  /** Whether nothing narrows it. */
  ofDomains: boolean;
}

interface Asked {
  filter: Zoned<FigureFilter>;
  cited: CitedFilter & { domain: string };
  /** On which days of the span something new begins that is told apart, in order. */
  breaks?: readonly string[];
}

export async function domainParts(
  own: WorkspaceReads,
  { filter, cited, breaks = [] }: Asked,
): Promise<DomainParts> {
  const { domain } = cited;
  const ofFacts = (days: Condition = null): DomainFacts => ({
    facts: [...factsOf(own, filter), days],
    ...{ domain, cited: citedIn(own, cited), ofDomains: isOfDomains(cited) },
  });
  const unsummed = tellsOfAll({ filter, cited }) ? await readUnsummed(own, "cited_unsummed", filter) : null;
  if (unsummed === null) return { sums: null, facts: ofFacts() };
  const spans = spansBetween(filter, unsummed).filter(isSomeDay);
  const steps = spans.flatMap((span) => brokenAt(span, breaks)).flatMap(wholeSteps);
  const days = spans.map((span) => ({ ...span, step: "day" as const }));
  return {
    sums: { domain, steps: inAny(steps, CITED_SUM), days: inAny(days, CITED_SUM) },
    facts: unsummed.length === 0 ? null : ofFacts(askedOn(unsummed, filter.zone)),
  };
}

/** Whether it is asked of all who answer, and of the domain as it is. */
const tellsOfAll = ({ filter, cited }: Pick<Asked, "filter" | "cited">): boolean =>
  asksWhoAnswered(filter) &&
  answeredAs(CITED_SUM, filter).every((condition) => condition === null) &&
  isAny({ ...cited, domain: null });

type Span = Pick<DaySpan, "from" | "to">;

const isSomeDay = ({ from, to }: Span): boolean => from === null || to === null || from <= to;

/** A span as the spans that some days in it begin. */
const brokenAt = ({ from, to }: Span, breaks: readonly string[]): Span[] => {
  const inside = breaks.filter((day) => (from === null || day > from) && (to === null || day <= to));
  return [null, ...inside].map((first, place) => {
    const next = inside[place];
    return { from: first ?? from, to: next === undefined ? to : addDays(next, -1) };
  });
};

/** The sums of a domain. */
export const ofDomain = ({ domain, steps }: DomainSums, who: "all" | "each", columns: Sql): Select => ({
  columns,
  from: "cited_sum",
  where: [steps, who === "all" ? IN_ALL : OF_WHO, sql`cited_sum.domain = ${domain}`],
});

/** The sums of all answers, whatever they cite: each by its own index, and by none where one read asks for both. */
export const ofAnswers = ({ steps }: DomainSums, who: "all" | "each", columns: Sql): Select => ({
  columns,
  from: "cited_sum",
  where: [steps, who === "all" ? IN_ALL : OF_WHO, sql`cited_sum.domain is null`],
});

/** A read of the parts one after the other. */
export const readDomain = (
  { sums, facts }: DomainParts,
  { ofSums, ofFacts }: { ofSums: (sums: DomainSums) => Select[]; ofFacts: (facts: DomainFacts) => Select },
): Select[] => [...(sums === null ? [] : ofSums(sums)), ...(facts === null ? [] : [ofFacts(facts)])];
