import { roleMay, type Permission, type Role } from "./permission";

/** What people are told of, and what somebody must be allowed to see for it. Another kind is written here first. */
const NOTICE_PERMISSIONS = {
  /** A run of a set has ended, with answers. */
  run_finished: "answer:read",
  /** The same without any. */
  run_failed: "answer:read",
  /** More tasks of a run than usual have no answer. */
  task_failures: "answer:read",
  /** Sightline paused a schedule; one that a person paused is no news. */
  schedule_paused: "prompt:read",
  /** A figure of a brand has left what it was, in the runs of a schedule. */
  visibility_moved: "answer:read",
  /** A report goes out by mail no longer: who set that may share reports no longer. */
  report_paused: "report:share",
  /** A connection cannot be used as it is. */
  connection_failing: "connection:read",
  /** A share of a budget was reached that it warns of. */
  budget_warning: "spend:read",
  /** Something was not sent for a budget's sake. */
  budget_blocked: "spend:read",
  /** What an API account was charged is not what the ledger says. */
  reconciliation_difference: "spend:read",
  /** Sightline stopped sending notices by a channel of the workspace. */
  channel_stopped: "notice:write",
  /** The same for a member's own e-mail: that member alone is told. */
  mail_stopped: "workspace:read",
} as const satisfies Record<string, Permission>;

export type NoticeKind = keyof typeof NOTICE_PERMISSIONS;

/** Failures of calls that nothing but a change of the connection, its account or its API ends. */
export const CONNECTION_FAILURES = [
  "refused",
  "dns",
  "blocked_address",
  "unauthorized",
  "payment",
  "not_sent",
] as const;
export type ConnectionFailure = (typeof CONNECTION_FAILURES)[number];

/** Why nothing goes by a channel any more, until somebody starts it again. */
export const STOP_REASONS = ["unsubscribed", "gone", "failing"] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** How the tasks of a run stand; the rest are still open. */
export interface RunOutcome {
  answered: number;
  failed: number;
  /** May have been answered and billed; nobody knows. */
  unknown: number;
  cancelled: number;
}

/** Calls that were to be asked, those of them that fitted and were sent, and the dollars that a budget had left for them. */
export interface RefusedCalls {
  left: string;
  asked: number;
  sent: number;
}

/** What of a brand can be told to have moved. */
export const MOVED_FIGURES = ["presence", "citation-rate"] as const;

/** A figure that has left its baseline; shares, and days of the workspace's zone. */
export interface VisibilityMove {
  figure: (typeof MOVED_FIGURES)[number];
  /** The baseline's mean, the mean since, and how far their difference may be off either way. */
  before: number;
  now: number;
  reach: number;
  /** Since when it is held against the baseline, and the day it was seen on. */
  from: string;
  to: string;
  /** How many runs there were meanwhile, or weeks where these are looked at. */
  unit: "run" | "week";
  units: number;
  engines: string[];
  scheduleId: string;
  schedule: string;
}

/** What the words of a notice are made of, by its kind. */
interface NoticeFacts {
  run_finished: RunOutcome;
  run_failed: RunOutcome;
  task_failures: RunOutcome;
  schedule_paused: { reason: string };
  visibility_moved: VisibilityMove;
  report_paused: Record<string, never>;
  connection_failing: { failure: ConnectionFailure };
  /** Per cents of its amount. */
  budget_warning: { share: number };
  /** What of a run was sent all the same; notices of before do not say. */
  budget_blocked: Partial<RefusedCalls>;
  /** After which UTC day, and by how many dollars: more than the ledger says where it is positive. */
  reconciliation_difference: { day: string; difference: string };
  channel_stopped: { reason: StopReason };
  mail_stopped: { reason: StopReason };
}

/** A notice by its kind. */
export type NoticeContent = {
  [Kind in NoticeKind]: { kind: Kind; facts: NoticeFacts[Kind] };
}[NoticeKind];

/** A notice with what it is of. */
export type NoticeOf = NoticeContent & {
  id: string;
  subjectId: string;
  /** What its subject is called; null where it is gone. */
  subjectName: string | null;
  /** ISO 8601, UTC. */
  at: string;
};

/** A notice as a person is shown it. */
export type NoticeView = NoticeOf & { seen: boolean };

export const isNoticeKind = (kind: string): kind is NoticeKind => Object.hasOwn(NOTICE_PERMISSIONS, kind);

const NOTICE_KINDS: readonly NoticeKind[] = Object.keys(NOTICE_PERMISSIONS).filter(isNoticeKind);

/** The kinds whose subject a role may see. */
export const noticeKindsFor = (role: Role): NoticeKind[] =>
  NOTICE_KINDS.filter((kind) => roleMay(role, NOTICE_PERMISSIONS[kind]));

/** Whether a failure of a call is one of its connection. */
export const isConnectionFailure = (failure: string): failure is ConnectionFailure =>
  CONNECTION_FAILURES.some((one) => one === failure);

/** So many tasks must have ended before their failures say anything. */
const TELLING_TASKS = 10;
/** Above this part of them without an answer people are told. */
const TELLING_SHARE = 0.2;

/** Whether so many tasks of a run have ended without an answer that somebody should look. Cancelled ones are no failures. */
export function isFailingOften({ answered, failed, unknown }: RunOutcome): boolean {
  const ended = answered + failed + unknown;
  return ended >= TELLING_TASKS && failed + unknown > ended * TELLING_SHARE;
}
