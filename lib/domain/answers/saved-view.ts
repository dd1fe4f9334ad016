/** What a saved view may be at most. */
export const SAVED_VIEW_LIMITS = {
  nameChars: 60,
  queryChars: 8_000,
  /** Of one person. */
  own: 50,
  /** Of a workspace. */
  shared: 100,
} as const;

/** A way of looking at the list of answers, under a name. */
export interface SavedView {
  id: string;
  name: string;
  /** Filters, order and columns as the list's address has them, without "?". */
  query: string;
  /** Nobody else sees it; otherwise the workspace shares it. */
  isOwn: boolean;
  /** What the list opens with, for whoever asks. */
  isFirst: boolean;
}
