/** What people mark; `model_changed` is made by Sightline too. */
export const MARK_KINDS = ["page_published", "campaign", "model_changed", "other"] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export const MARK_KIND_LABELS: Record<MarkKind, string> = {
  page_published: "Page published",
  campaign: "Campaign",
  model_changed: "Model changed",
  other: "Other",
};

export const MARK_TEXT_MAX = 200;

/** Something that happened, as a person marks it. */
export interface NewMark {
  /** Null: it concerns the whole workspace. */
  setId: string | null;
  kind: MarkKind;
  /** Day and time of the workspace's zone: `2026-11-26T09:00`. */
  at: string;
  text: string;
}

export interface MarkView {
  id: string;
  setId: string | null;
  kind: MarkKind;
  /** ISO 8601. */
  at: string;
  /** The same on the workspace's wall clock, as a form takes it. */
  atLocal: string;
  text: string;
  /** Made by Sightline itself. */
  automatic: boolean;
}
