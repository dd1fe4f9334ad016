import "server-only";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { CitedFilter } from "@/lib/domain/sources/cited-filter";

// The domains that an answer cites, as its fact has them: what asks for nothing else of citations need not look them up.

/** Whether what is asked of citations is said of their domains alone. */
export const isOfDomains = ({ text, sourceClass, pageType }: CitedFilter): boolean =>
  text === null && sourceClass === null && pageType === null;

/** Each domain of a fact once, as `citation`, so that what is asked of citations can be asked of it. */
export const UNROLLED = sql`unnest(answer_fact.domains) as citation (domain)`;

/** That an answer cites a domain. */
export const hasDomain = (domain: string): Sql => sql`answer_fact.domains @> array[${domain}]`;
