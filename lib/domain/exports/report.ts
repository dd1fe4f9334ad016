import type { Days } from "@/lib/domain/money/spend-periods";
import type { Permission } from "@/lib/domain/team/permission";

/** The screens of figures that a report can be of. */
export const REPORT_VIEWS = ["overview", "sources", "gaps", "brand", "compare", "study"] as const;
export type ReportView = (typeof REPORT_VIEWS)[number];

export const REPORT_VIEW_LABELS: Record<ReportView, string> = {
  overview: "Overview",
  sources: "Sources",
  gaps: "Source gaps",
  brand: "A brand",
  compare: "Compare",
  study: "Did it work?",
};

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

/** What a report of each screen can show beside figures, where it is chosen. */
export const REPORT_SHOWS: Record<ReportView, readonly (keyof ReportShows)[]> = {
  overview: ["prompts", "costs", "notes"],
  sources: ["prompts", "notes"],
  gaps: ["notes"],
  brand: ["prompts", "notes"],
  compare: [],
  study: ["prompts"],
};

/** What was chosen, as far as a report of that screen has it. */
export const shownOf = (view: ReportView, shows: ReportShows): ReportShows => {
  const has = (what: keyof ReportShows) => shows[what] && REPORT_SHOWS[view].includes(what);
  return { prompts: has("prompts"), costs: has("costs"), notes: has("notes") };
};

/** Whether a screen's figures are of what answers cite as well. */
const READS_SOURCES: Record<ReportView, boolean> = {
  ...{ overview: true, sources: true, gaps: true },
  ...{ brand: false, compare: false, study: false },
};

/** What whoever reads a report by a link may: what is behind its figures, and of the rest what it shows. */
export const readerMay = ({ view, shows }: Pick<NewReport, "view" | "shows">): Permission[] => [
  // Every figure is counted of answers by the brands' rules.
  ...(["answer:read", "brand:read"] as const),
  ...(READS_SOURCES[view] ? (["source:read"] as const) : []),
  ...(shows.prompts ? (["prompt:read"] as const) : []),
  ...(shows.costs ? (["spend:read"] as const) : []),
];

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
  /** Of which days it shows the report, where it went out by mail; else it shows what the report says. */
  mailed: Days | null;
}
