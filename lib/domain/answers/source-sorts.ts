/** What the list of sources can be sorted by. */
export const SOURCE_SORTS = ["answers", "citations", "name"] as const;
export type SourceSort = (typeof SOURCE_SORTS)[number];
