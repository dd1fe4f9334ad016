import type {
  ConnectionFailure,
  NoticeKind,
  NoticeOf,
  RefusedCalls,
  RunOutcome,
  StopReason,
  VisibilityMove,
} from "@/lib/domain/team/notice";
import { engineLabel } from "@/lib/domain/engines/engine";
import { formatDay } from "./dates";
import { formatDollars } from "./money";
import { formatPercent, formatPoints } from "./numbers";
import { counted } from "./text";

interface NoticeWords {
  title: string;
  text: string;
}

/** A notice in words, without a link. */
export function noticeWords(notice: NoticeOf): NoticeWords {
  const { kind, facts, subjectName } = notice;
  const name = subjectName === null ? "" : ` “${subjectName}”`;
  switch (kind) {
    case "run_finished":
      return { title: `A run of the set${name} has finished`, text: outcomeWords(facts) };
    case "run_failed":
      return { title: `A run of the set${name} has failed`, text: outcomeWords(facts) };
    case "task_failures":
      return { title: `Many answers of a run of the set${name} are missing`, text: outcomeWords(facts) };
    case "schedule_paused":
      return { title: `The schedule${name} was paused`, text: facts.reason };
    case "visibility_moved":
      return {
        title: `${MOVED_WORDS[facts.figure]}${subjectName === null ? " of a brand" : ` of “${subjectName}”`} ${facts.now > facts.before ? "rose" : "fell"}`,
        text: movedWords(facts),
      };
    case "report_paused":
      return {
        title: `The report${name} is not mailed any more`,
        text: "Who set that may share reports no longer. Somebody who may has it mailed again, under the report.",
      };
    case "connection_failing":
      return { title: `The connection${name} cannot be used`, text: CONNECTION_WORDS[facts.failure] };
    case "budget_warning":
      return {
        title: `The budget${name} has reached ${facts.share}%`,
        text: "Of what it allows in its period, so much is spent or held for what is under way.",
      };
    case "budget_blocked":
      return {
        title: `The budget${name} has refused a run`,
        text: `${refusedWords(facts)} It refuses the like until its period ends or it allows more.`,
      };
    case "reconciliation_difference":
      return {
        title: `The ledger and the account of the connection${name} differ`,
        text: `After ${formatDay(facts.day)}, by ${formatDollars(facts.difference)}. Nothing was corrected.`,
      };
    case "channel_stopped":
      return { title: `No notices go by the channel${name} any more`, text: STOP_WORDS[facts.reason] };
    case "mail_stopped":
      return { title: "No notices go to you by e-mail any more", text: STOP_WORDS[facts.reason] };
  }
}

/** "Of 120 calls 38 were sent: more did not fit into the $0.38 it had left." */
function refusedWords({ left, asked, sent }: Partial<RefusedCalls>): string {
  if (left === undefined || asked === undefined || sent === undefined)
    return "More than it had left was to be asked, and nothing of that was sent.";
  const room = `the ${formatDollars(left)} it had left`;
  return sent === 0
    ? `${counted(asked, "call")} did not fit into ${room}, and nothing was sent.`
    : `Of ${counted(asked, "call")} ${sent} were sent: more did not fit into ${room}.`;
}

const MOVED_WORDS: Record<VisibilityMove["figure"], string> = {
  presence: "Presence",
  "citation-rate": "Citation rate",
};

/** "From 30 % to 45 %, +15 points [+9 to +21]: in 12 runs of “Daily” from 3 Nov to 14 Nov 2026, …" */
function movedWords({
  before,
  now,
  reach,
  from,
  to,
  unit,
  units,
  engines,
  schedule,
}: VisibilityMove): string {
  const by = now - before;
  const points = formatPoints(by, { low: by - reach, high: by + reach });
  const asked = engines.map(engineLabel).join(", ");
  return `From ${formatPercent(before)} to ${formatPercent(now)}, ${points}: in ${counted(units, unit)} of the schedule “${schedule}” from ${formatDay(from)} to ${formatDay(to)}, held against those before. Asked: ${asked}. No other model answered meanwhile.`;
}

/** What each kind tells, as one chooses it. */
export const NOTICE_KIND_WORDS: Record<NoticeKind, string> = {
  run_finished: "A run has finished",
  run_failed: "A run has failed",
  task_failures: "Many answers are missing",
  schedule_paused: "A schedule was paused",
  visibility_moved: "A brand's visibility moved",
  report_paused: "A report is not mailed any more",
  connection_failing: "A connection cannot be used",
  budget_warning: "A budget has reached a share",
  budget_blocked: "A budget has refused a run",
  reconciliation_difference: "The ledger and an account differ",
  channel_stopped: "A channel for notices was stopped",
  mail_stopped: "Your e-mails were stopped",
};

/** Why a channel stands still. */
export const STOP_WORDS: Record<StopReason, string> = {
  unsubscribed: "They were ended by the link in one of its mails.",
  gone: "Its receiver says that it is gone for good.",
  failing: "For more than a day nothing has arrived, and a notice was given up.",
};

const CONNECTION_WORDS: Record<ConnectionFailure, string> = {
  refused: "No connection to its API could be made.",
  dns: "The host name of its API has no address.",
  blocked_address: "Its address is on a private network, and the operator has not allowed it.",
  unauthorized: "Its API does not accept the login and password.",
  payment: "Its account has no money left, or has reached its cost limit.",
  not_sent: "It was removed, or its password must be entered again.",
};

/** "118 answered, 2 failed, 1 of unknown outcome." */
function outcomeWords({ answered, failed, unknown, cancelled }: RunOutcome): string {
  const others = [
    failed > 0 && `${counted(failed, "task")} failed`,
    unknown > 0 && `${counted(unknown, "task")} of unknown outcome`,
    cancelled > 0 && `${counted(cancelled, "task")} cancelled`,
  ].filter((part) => part !== false);
  return `${[counted(answered, "answer"), ...others].join(", ")}.`;
}
