import type { Engine } from "@/lib/domain/engines/engine";
import { ANYTHING, type WorkspaceFilter } from "@/lib/domain/lists/workspace-filter";
import type { SPEND_GROUPS } from "./spend-groups";
import type { Days } from "./spend-periods";

/** What spend is narrowed to: what of the ledger was written on these days, and so on. */
export interface SpendFilter extends WorkspaceFilter {
  /** Both given: a report is of a span. */
  from: string;
  to: string;
  /** What only entries carry: their project's label, and the connection they went by. Null is "any". */
  label: string | null;
  connectionId: string | null;
}

/** What entries are narrowed to; they alone can be asked for what is of no set, has no label, and so on. */
export interface EntryFilter extends SpendFilter {
  without?: SpendGrouping | null;
}

/** Entries of any kind, on any day. */
export const ANY_SPEND = { ...ANYTHING, label: null, connectionId: null };

/** Ten years: a report has a sum for each day. */
export const REPORTED_DAYS_MAX = 3_660;

export type SpendGrouping = (typeof SPEND_GROUPS)[number];

/** Sums over the ledger. Money in decimal strings of dollars, exact. */
export interface SpendSum {
  /** Charges and their corrections. */
  spent: string;
  /** The models' vendors' part of it. */
  modelCharge: string;
  /** The rest, which is the API's own fee. */
  serviceFee: string;
  /** Calls charged. */
  calls: number;
  /** Those of them whose model's charge is not known, and not in the sums. */
  unpriced: number;
  inputTokens: number;
  outputTokens: number;
  reasoningTokens: number;
}

/** Money held back from an estimate until a call's cost is known, dollars. */
export interface HeldSum {
  amount: string;
  tasks: number;
}

/** Groups that a screen tells apart: a year may have a hundred thousand runs. */
export const TOLD_GROUPS_MAX = 200;

/** The sum of an engine, a run, a set and so on. */
export interface SpendGroup extends SpendSum {
  /** What the shared filter calls it; null for entries that are of none. */
  key: string | null;
  /** Null for what is of none, and for what is gone. */
  name: string | null;
  engine: Engine | null;
}

export interface SpendReport {
  total: SpendSum;
  /** Held back now, whatever the days asked for. */
  held: {
    /** For calls under way. */
    underWay: HeldSum;
    /** For calls whose reply was lost: they may have been billed. */
    unknown: HeldSum;
  };
  /** Only days, weeks or months with charges; the others are no data, not zero. */
  periods: (SpendSum & Days)[];
  /** Dearest first. `before` is what was spent on it in the days before; null where nothing was entered. */
  groups: (SpendGroup & { before: string | null })[];
  /** All groups that are less dear than those, as one; null where there are none. */
  rest: (SpendSum & { groups: number }) | null;
  /** What was spent in a period, by its first day, on a group, by its place in `groups`; the rest comes after the last. */
  cells: { from: string; group: number; spent: string }[];
  /** As many days before; null where there are none to compare with, and its sum where nothing was entered. */
  before: { days: Days; sum: SpendSum | null } | null;
  /** The UTC day that goes on now, by which the API's own daily limits go. */
  utcDay: { day: string; sum: SpendSum };
}

/** What the spend of a span bought, and what it did not. Money in dollars; the three parts are all that was spent. */
export interface SpendOutcomes {
  /** On calls that were answered; how many of them were charged, and how many sources their answers cite. */
  answered: { spent: string; answers: number; sources: number };
  /** On calls that were charged and have no answer. */
  failed: { spent: string; calls: number };
  /** On no one task: corrections of no one call. */
  other: string;
}

/** Characters of an accountant's reason. */
export const REASON_MAX = 1_000;

export const SPEND_KINDS = ["reservation", "charge", "release", "correction"] as const;

/** Why an entry is in the ledger: a task that asks for an answer, or a better figure for what was charged before. */
export const SPEND_CAUSES = ["answer", "correction"] as const;

/** One row of the append-only ledger. */
export interface LedgerEntry {
  /** ISO 8601 in UTC. */
  at: string;
  kind: (typeof SPEND_KINDS)[number];
  cause: (typeof SPEND_CAUSES)[number];
  /** Null for an accountant's correction of what no one engine was asked; the model, too. */
  engine: string | null;
  model: string | null;
  /** Name or e-mail address; null for a job or somebody who has left. */
  member: string | null;
  /** Names; the id of what is gone. */
  schedule: string | null;
  set: string | null;
  /** The project's. */
  label: string | null;
  connection: string | null;
  /** Dollars, exact; negative for a release. What the API calls `cost`. */
  amount: string;
  /** The vendor's part, which the API calls `money_spent`. Null where it is not known, and then not in the amount. */
  modelCharge: string | null;
  /** The API's own part: the amount without the vendor's. Null for what is held and given back. */
  serviceFee: string | null;
  /** Null where they are not known, and for entries that are no charge. */
  inputTokens: number | null;
  outputTokens: number | null;
  reasoningTokens: number | null;
  taskId: string | null;
  runId: string | null;
  /** Why an accountant corrected; null for all others. */
  reason: string | null;
}

export const ENTRIES_PER_PAGE = 50;

/** Where a page of entries begins: after this one. */
export interface EntryCursor {
  /** ISO 8601. */
  key: string;
  id: string;
}

export interface EntryPage {
  rows: (LedgerEntry & { id: string })[];
  /** Null on the last page. */
  next: EntryCursor | null;
}
