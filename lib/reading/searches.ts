/** Raised when this stage makes something else of the same result. */
export const SEARCHES_VERSION = 3;

export interface ReadSearches {
  /** Whether the model really searched. Where the API does not say, what it cited or searched for does. */
  webSearchDone: boolean;
  fanOutQueries: string[];
  /** Queries that could not be read. */
  leftOut: number;
}

/** What a result tells of the model's searches. */
export function readSearches(
  { web_search: told, fan_out_queries: wire }: { web_search: boolean | null; fan_out_queries?: unknown },
  citationCount: number,
): ReadSearches {
  const given: unknown[] = Array.isArray(wire) ? wire : [wire];
  const queries = given.filter((query) => query !== null && query !== undefined);
  const fanOutQueries = queries.filter((query) => typeof query === "string");
  return {
    webSearchDone: told ?? (citationCount > 0 || fanOutQueries.length > 0),
    fanOutQueries,
    leftOut: queries.length - fanOutQueries.length,
  };
}
