import { noticeKindsFor, type NoticeKind, type StopReason } from "./notice";
import type { Role } from "./permission";

/** The ways by which notices leave Sightline. A mail is a member's own; the others belong to the workspace. */
export const CHANNEL_KINDS = ["mail", "webhook", "slack"] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];
/** Those of the workspace. */
export const WORKSPACE_CHANNEL_KINDS = ["webhook", "slack"] as const;
export type WorkspaceChannelKind = (typeof WORKSPACE_CHANNEL_KINDS)[number];

/** When a kind of notice goes by a channel. Digests go at one time of the day, weekly ones on Mondays. */
export const PACES = ["never", "at_once", "daily", "weekly"] as const;
export type Pace = (typeof PACES)[number];

/** A kind that is not in it does not go: one that comes with a new version is sent to nobody who has not asked for it. */
export type Paces = Partial<Record<NoticeKind, Pace>>;

/** The kinds that somebody of a role may have sent: what concerns one person alone stays in the app. */
export const sentKindsFor = (role: Role): NoticeKind[] =>
  noticeKindsFor(role).filter((kind) => kind !== "mail_stopped");

/** Times of a day, "HH:MM", by the workspace's clock. The end may be on the day after. */
export interface QuietHours {
  from: string;
  to: string;
}

/** What goes by a channel, and when. */
export interface ChannelChoices {
  paces: Paces;
  /** "HH:MM" by the workspace's clock. */
  digestAt: string;
  quiet: QuietHours | null;
}

/** By kind of notice, or "all" of them, until when it is muted: ISO 8601, UTC. */
export type Mutes = Partial<Record<NoticeKind | "all", string>>;

/** For how many hours one can mute. */
export const MUTE_HOURS = [1, 8, 24, 168, 672] as const;

/** A channel as those are shown it who may change it: neither its address nor its secret. */
export interface ChannelView extends ChannelChoices {
  id: string;
  kind: ChannelKind;
  /** Null for a mail. */
  name: string | null;
  /** Where it leads, without what makes the address a secret. */
  host: string | null;
  mutes: Mutes;
  /** ISO 8601, UTC, as all that follow. */
  failingSince: string | null;
  stoppedAt: string | null;
  stoppedFor: StopReason | null;
  /** Until when its old secret counts beside the new one. */
  oldSecretUntil: string | null;
}

export const DELIVERY_STATES = ["waiting", "delivered", "given_up", "muted", "void"] as const;
/** "muted": it was not to be sent. "void": when it was to be sent, nobody was left who may see what it tells. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What was wrong with a try. */
export const DELIVERY_FAILURES = [
  "refused",
  "dns",
  "blocked_address",
  "bad_url",
  "cut_off",
  "timed_out",
  "redirected",
  "gone",
  "slow_down",
  "answered_error",
  "broken_off",
  "mail_off",
  "mail_refused",
  "mail_not_taken",
  "channel_stopped",
] as const;
export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number];

/** A delivery as the log shows it. */
export interface DeliveryView {
  id: string;
  channelId: string;
  channelKind: ChannelKind;
  channelName: string | null;
  state: DeliveryState;
  isTest: boolean;
  attempts: number;
  /** The code of the last reply, and what was wrong with it; null where there was none, or nothing was. */
  status: number | null;
  failure: DeliveryFailure | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  triedAt: string | null;
  nextAt: string | null;
  /** Of the notices in it; newest first, as many as there are. */
  kinds: NoticeKind[];
}

/** Which deliveries a log shows. */
export interface DeliveryFilter {
  channelId: string | null;
  state: DeliveryState | null;
}

export const DELIVERIES_PER_PAGE = 50;

/** Where a page of the log begins. */
export interface DeliveryCursor {
  key: string;
  id: string;
}

export interface DeliveryPage {
  rows: DeliveryView[];
  next: DeliveryCursor | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Two days for a receiver to come back. */
const PAUSES = [30_000, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR];
/** Longer than this no receiver makes us wait. */
const MOST_PAUSE = 24 * HOUR;

/**
 * How long to wait after so many failed tries, in milliseconds; null when the delivery is given up. A receiver that
 * names a pause gets it, where it is longer.
 */
export function pauseBeforeNext(attempts: number, askedMs = 0): number | null {
  const pause = PAUSES[attempts - 1];
  return pause === undefined ? null : Math.max(pause, Math.min(askedMs, MOST_PAUSE));
}

/** After so long without anything that arrived, a delivery that is given up stops its channel. */
export const STOPPED_AFTER_MS = 24 * HOUR;

/** Whether a failure is the receiver's, or our address for it; the mail server's and our own stop no channel. */
export const isReceivers = (failure: DeliveryFailure): boolean =>
  failure !== "mail_off" && failure !== "mail_not_taken" && failure !== "broken_off";

/** Whether a kind of notice, or all, is muted by then. */
export function isMuted(mutes: Mutes, kind: NoticeKind, now: Date): boolean {
  return [mutes.all, mutes[kind]].some((until) => until !== undefined && new Date(until) > now);
}

/** What is still muted by then. */
export const liveMutes = (mutes: Mutes, now: Date): Mutes =>
  Object.fromEntries(Object.entries(mutes).filter(([, until]) => new Date(until) > now));

/** Notices of one kind about one thing, newest first; the newest is what is told. */
interface Told {
  kind: NoticeKind;
  subjectId: string;
  at: string;
}

/** What is told of one cause that came up again is told once, with how often; newest first. */
export function groupByCause<One extends Told>(notices: readonly One[]): { notice: One; count: number }[] {
  const groups = new Map<string, { notice: One; count: number }>();
  for (const notice of notices.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))) {
    const key = `${notice.kind} ${notice.subjectId}`;
    const group = groups.get(key);
    if (group) group.count += 1;
    else groups.set(key, { notice, count: 1 });
  }
  return [...groups.values()];
}
