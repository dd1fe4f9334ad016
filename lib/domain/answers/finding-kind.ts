/**
 * What can be found that asks for something to be done: a source that is cited where competitors are named and the own
 * brand is not; a question that is answered with a competitor first, and without the own brand; one whose answers name
 * nobody; a source that is cited less than before.
 */
export const FINDING_KINDS = ["source-gap", "outranked", "uninformative", "source-lost"] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What fewer answers show is not listed. */
export const LEAST_ANSWERS = 5;
