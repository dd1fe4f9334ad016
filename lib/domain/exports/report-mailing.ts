import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Days } from "@/lib/domain/money/spend-periods";
import { cronOf } from "@/lib/domain/schedules/schedule-preset";
import { addDays } from "@/lib/domain/time/day-span";

export const MAILING_LIMITS = {
  /** Addresses that one report goes to. */
  addresses: 10,
  /** For how long the link in a mail works. */
  linkDays: 30,
} as const;

export const MAILING_STEPS = ["week", "month"] as const;

/** How often a report goes out by mail: on a day of the week, 0 is Sunday, or on one of the month that every month has. */
export interface MailingRhythm {
  every: (typeof MAILING_STEPS)[number];
  day: number;
  /** "HH:MM" by the workspace's clock. */
  at: string;
}

/** When it is due, read as schedules are. */
export const mailingCron = ({ every, day, at }: MailingRhythm): string =>
  cronOf(every === "week" ? { kind: "weekly", time: at, weekday: day } : { kind: "monthly", time: at, day });

/** Of which days a mail is that goes out on a day: of the seven before it, or of the month before it. They are over. */
export function mailedDays(every: MailingRhythm["every"], day: string): Days {
  if (every === "week") return { from: addDays(day, -7), to: addDays(day, -1) };
  const to = addDays(`${day.slice(0, 7)}-01`, -1);
  return { from: `${to.slice(0, 7)}-01`, to };
}

/** Which answers a report is of, its days apart. */
export interface ReportNarrowing {
  filter: FigureFilter;
  /** Whether what was asked of a model whose answers another gave meanwhile is left out. */
  cut: boolean;
}

/** "no_answers": there are none of those days. "nobody": every address took itself off. "mail_off": nothing sends mails. */
export const MAILING_OUTCOMES = ["sent", "no_answers", "nobody", "mail_off"] as const;
export type MailingOutcome = (typeof MAILING_OUTCOMES)[number];

/** What became of a report at one of its times. */
export interface SentReport extends Days {
  /** ISO 8601, as all moments here. */
  at: string;
  outcome: MailingOutcome;
  mails: number;
}

export interface ReportMailing extends MailingRhythm {
  /** Where it goes, in alphabetical order. */
  addresses: string[];
  /** Null while it is paused, because who set it may share reports no longer. */
  nextAt: string | null;
  /** Null where they are gone for good. */
  by: string | null;
}

/** How a report goes out: by what rhythm, null for none; who wants it no more; and what went out, the newest first. */
export interface ReportMails {
  mailing: ReportMailing | null;
  left: string[];
  sent: SentReport[];
}
