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

/** What a view can name that may go, in words. Members stay: what they asked is theirs, whether they are here or not. */
export const NAMED_IN_VIEWS = {
  promptId: "a prompt",
  versionId: "a wording",
  familyId: "a family",
  runId: "a run",
  setId: "a set",
  scheduleId: "a schedule",
  personaId: "a persona",
  marketId: "a market",
  flagId: "a flag",
  brandId: "a brand",
  withoutBrandId: "a brand",
  withBrandId: "a brand",
  citedBrandId: "a brand",
} as const;
export type NamedInView = keyof typeof NAMED_IN_VIEWS;
/** By their ids. */
export type Named = Readonly<Partial<Record<NamedInView, string | null>>>;

export const isNamedInView = (name: string): name is NamedInView => name in NAMED_IN_VIEWS;
