import type { FailureKind } from "@/lib/api-contract/failure-words";
import { describeStatus, type StatusCode } from "@/lib/api-contract/status-codes";
import { isOwnFailure, type OwnFailure } from "@/lib/domain/tasks/task-failure";

/** What keeps tasks from an answer, as far as what is to be done about it differs. In the order of a list of them. */
export const FAILURE_CAUSES = [
  "money",
  "access",
  "connection",
  "limits",
  "request",
  "model",
  "api",
  "late",
  "reply",
  "lost",
  "other",
] as const;

export type FailureCause = (typeof FAILURE_CAUSES)[number];

/** What asking again would do: help at once, help when something has been put right, or perhaps cost twice. */
export type AskingAgain = "helps" | "after_remedy" | "may_cost_twice";

export interface CauseWords {
  /** For the head of a group of failures. */
  label: string;
  remedy: string;
  askingAgain: AskingAgain;
}

/** The causes in words. */
export const CAUSE_WORDS: Readonly<Record<FailureCause, CauseWords>> = {
  money: {
    label: "The account has no money left, or has reached its cost limit",
    remedy: "Top up the account or raise its limit, then ask these again.",
    askingAgain: "after_remedy",
  },
  access: {
    label: "The API does not let the account in",
    remedy: "Enter the connection's login and password again, or ask the provider, then ask these again.",
    askingAgain: "after_remedy",
  },
  connection: {
    label: "The API could not be reached by this connection",
    remedy: "Nothing was asked. Put the connection right in Settings, then ask these again.",
    askingAgain: "after_remedy",
  },
  limits: {
    label: "The account's limits were used up",
    remedy: "Nothing was charged. Ask these again later, or fewer at once.",
    askingAgain: "helps",
  },
  request: {
    label: "The API does not take the question as it is",
    remedy:
      "Nothing was charged. Correct what the message names, in the question or its settings, and ask anew.",
    askingAgain: "after_remedy",
  },
  model: {
    label: "The model's vendor failed or withheld the answer",
    remedy: "Ask these again later; where it stays, choose another model. They may have been billed.",
    askingAgain: "helps",
  },
  api: {
    label: "The API failed on its side",
    remedy: "Ask these again later.",
    askingAgain: "helps",
  },
  late: {
    label: "The API did not finish in time, or its result was collected too late",
    remedy: "Ask these again; where it stays, ask live.",
    askingAgain: "helps",
  },
  reply: {
    label: "The reply could not be read",
    remedy: "Look at a raw reply before asking again: these may have been answered and billed.",
    askingAgain: "may_cost_twice",
  },
  lost: {
    label: "The reply was lost on its way",
    remedy:
      "These may have been answered and billed, so nothing asks them again by itself. Look at the account's balance first.",
    askingAgain: "may_cost_twice",
  },
  other: {
    label: "Something else",
    remedy: "The raw reply says more.",
    askingAgain: "after_remedy",
  },
};

const OWN: Readonly<Record<OwnFailure, FailureCause>> = {
  not_sent: "connection",
  no_slot: "limits",
  worker_lost: "lost",
  post_lost: "lost",
  never_finished: "late",
  result_expired: "late",
};

const KINDS: Readonly<Record<FailureKind, FailureCause>> = {
  refused: "connection",
  dns: "connection",
  blocked_address: "connection",
  timeout: "lost",
  cut_off: "lost",
  http: "api",
  unauthorized: "access",
  payment: "money",
  rate_limited: "limits",
  envelope_code: "other",
  task_code: "other",
  broken_json: "reply",
  broken_gzip: "reply",
  oversize: "reply",
  unexpected_shape: "reply",
};

/** Codes whose cause is another than their group's. */
const CODES: Readonly<Record<number, FailureCause>> = {
  40202: "limits",
  40205: "limits",
  40206: "limits",
  40209: "limits",
  40400: "connection",
  40402: "connection",
  40403: "late",
  50301: "model",
  50401: "lost",
};

const GROUPS: Readonly<Record<StatusCode["group"], FailureCause>> = {
  ok: "other",
  pending: "late",
  transient: "api",
  money: "money",
  access: "access",
  request: "request",
  upstream: "model",
  "never-sent": "other",
};

const isKind = (kind: string): kind is FailureKind => Object.hasOwn(KINDS, kind);

/** What is kept of a task that has no answer. */
interface EndedTask {
  state: "failed" | "unknown";
  statusCode: number | null;
  failureKind: string | null;
}

/**
 * Why a task that failed, or whose outcome is unknown, has no answer. The API's code says it best, where it gave one that
 * is no success; then how the call failed.
 */
export function failureCauseOf({ state, statusCode, failureKind }: EndedTask): FailureCause {
  if (failureKind !== null && isOwnFailure(failureKind)) return OWN[failureKind];
  const byKind = failureKind !== null && isKind(failureKind) ? KINDS[failureKind] : "other";
  // Whatever the API said, the question may have been answered and billed.
  if (state === "unknown") return byKind === "reply" ? "reply" : "lost";
  if (statusCode !== null) {
    const { group } = describeStatus(statusCode);
    if (group !== "ok") return CODES[statusCode] ?? GROUPS[group];
  }
  return byKind;
}
