/** What the list of sources can be sorted by. */
export const SOURCE_SORTS = ["answers", "citations", "name"] as const;
