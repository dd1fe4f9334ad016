import type { BudgetRoom } from "@/lib/domain/money/budget";
import type { SetAsk } from "@/lib/domain/runs/set-run";

export const SCHEDULE_NAME_MAX = 80;
/** A slot's tasks are sent over so many minutes at most. */
export const SPREAD_MAX = 12 * 60;

/** A schedule as it is made or changed. */
export interface NewSchedule {
  name: string;
  setId: string;
  /** Five fields, in the workspace's zone. */
  cron: string;
  ask: SetAsk;
  spreadMinutes: number;
  /** Dollars that one slot may be expected to cost at most. */
  capPerSlot: string;
  /** Dollars that a calendar month of the workspace's zone may come to at most. */
  capPerMonth: string;
}

export const SCHEDULE_STATES = ["active", "paused"] as const;
export type ScheduleState = (typeof SCHEDULE_STATES)[number];

/** Money of one schedule's runs, dollars. */
export interface MonthMoney {
  /** Charged in the month so far, corrections included. */
  spent: string;
  /** Held back for what is still under way, whenever it was sent. */
  held: string;
}

/** A schedule in the list. */
export interface ScheduleRow {
  id: string;
  name: string;
  setId: string;
  setName: string;
  cron: string;
  state: ScheduleState;
  /** Why it does not run; null while it does. */
  pausedReason: string | null;
  /** ISO 8601; null while it is paused. */
  nextAt: string | null;
  month: MonthMoney;
  capPerMonth: string;
}

/** One schedule whole. */
export interface ScheduleView extends Omit<ScheduleRow, "nextAt"> {
  ask: SetAsk;
  spreadMinutes: number;
  capPerSlot: string;
  /** The zone its rhythm is of. */
  zone: string;
  /** The next five, ISO 8601; of a paused one those it would have. */
  nextSlots: string[];
  archivedAt: string | null;
  createdAt: string;
}

export const SLOT_STATES = ["due", "sent", "skipped"] as const;
export type SlotState = (typeof SLOT_STATES)[number];

export const SLOTS_PER_PAGE = 50;

/** One time a schedule was due: a line of its history. */
export interface SlotRow {
  id: string;
  dueAt: string;
  state: SlotState;
  /** Of a skipped one: why nothing was asked. */
  reason: string | null;
  run: {
    id: string;
    tasks: number;
    answered: number;
    /** Failed, or of an outcome that is not known. */
    failed: number;
    cancelled: number;
    /** Charged so far, dollars. */
    spent: string;
    /** What it was expected to cost at most, dollars; null where nothing was said. */
    expected: string | null;
  } | null;
}

/** What a schedule would come to, before it is made. */
export interface SchedulePrice {
  tasks: number;
  /** Dollars one slot is expected to cost. */
  slot: { low: string; high: string };
  /** Slots in the next 30 days, and what they are expected to cost. */
  month: { slots: number; low: string; high: string };
  /** The budgets that its runs are counted against, as they stand. */
  budgets: readonly BudgetRoom[];
  /** Why a slot would not be sent as things are; null where it would. */
  refusal: string | null;
}
