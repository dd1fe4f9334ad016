import type { NumberedSource } from "./number-sources";

/** What two answers both cite. A page both cite is one of a domain both cite, so there may be more of the second. */
export interface SharedSources {
  /** Normalised addresses. */
  addresses: ReadonlySet<string>;
  domains: ReadonlySet<string>;
}

type Cited = Pick<NumberedSource, "sourceUrl" | "domain">;

/** The addresses and the domains that are among the sources of both; what has none of either is never shared. */
export function sharedSources(left: readonly Cited[], right: readonly Cited[]): SharedSources {
  const both = (key: keyof Cited): Set<string> => {
    const theirs = new Set(right.map((source) => source[key]));
    return new Set(left.map((source) => source[key]).filter((value) => value !== "" && theirs.has(value)));
  };
  return { addresses: both("sourceUrl"), domains: both("domain") };
}
