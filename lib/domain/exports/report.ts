/** The screens of figures that a report can be of. */
export const REPORT_VIEWS = ["overview"] as const;
export type ReportView = (typeof REPORT_VIEWS)[number];

export const REPORT_VIEW_LABELS: Record<ReportView, string> = { overview: "Overview" };

/** What a report may be at most. */
export const REPORT_LIMITS = {
  titleChars: 120,
  commentChars: 4_000,
  queryChars: 4_000,
  /** As many days as a screen of figures shows at once. */
  days: 366,
  /** Of a workspace. */
  reports: 500,
  /** That count, of a report. */
  links: 50,
} as const;

/** The last so many days, counted back from the day of reading; or days that stay. */
export type ReportPeriod = { lastDays: number } | { from: string; to: string };

/** What a report shows beside figures. */
export interface ReportShows {
  prompts: boolean;
  costs: boolean;
  notes: boolean;
}

export interface NewReport {
  title: string;
  comment: string;
  view: ReportView;
  /** The screen's filters as its address has them, without "?" and without days. */
  query: string;
  period: ReportPeriod;
  shows: ReportShows;
}

export interface Report extends NewReport {
  id: string;
  /** Who made it; null where they are gone for good. */
  by: string | null;
  /** ISO 8601. */
  createdAt: string;
  changedAt: string;
}

/** For how many days a link can work. */
export const LINK_DAYS = [7, 30, 90, 365] as const;
export type LinkDays = (typeof LINK_DAYS)[number];

/** A link by which others read a report, as far as it is known of once it is made. */
export interface ReportLink {
  id: string;
  by: string | null;
  /** ISO 8601, as all moments here. */
  createdAt: string;
  expiresAt: string;
  state: "open" | "ended" | "revoked";
  /** How often it was read. */
  views: number;
  /** The hour in which it was read last. */
  lastViewed: string | null;
}
