import type {
  ChannelKind,
  ChannelView,
  DeliveryFailure,
  DeliveryState,
  DeliveryView,
  Pace,
} from "@/lib/domain/team/notice-channel";
import type { NoticeKind } from "@/lib/domain/team/notice";
import { NOTICE_KIND_WORDS } from "./notice-words";

export const CHANNEL_KIND_WORDS: Record<ChannelKind, string> = {
  mail: "E-mail",
  webhook: "Signed webhook",
  slack: "Slack or what speaks its format",
};

export const PACE_WORDS: Record<Pace, string> = {
  never: "Never",
  at_once: "At once",
  daily: "Once a day",
  weekly: "On Mondays",
};

export const DELIVERY_STATE_WORDS: Record<DeliveryState, string> = {
  waiting: "On its way",
  delivered: "Delivered",
  given_up: "Given up",
  muted: "Muted",
  void: "Not sent",
};

/** What was wrong with a try, and what ends it. */
const DELIVERY_FAILURE_WORDS: Record<DeliveryFailure, string> = {
  refused: "No connection could be made, or its certificate is not one to trust",
  dns: "Its host name has no address",
  blocked_address: "Its address is on a private network, and the operator has not allowed it",
  bad_url: "Its address cannot be called",
  cut_off: "The connection broke",
  timed_out: "Nothing came back in time",
  redirected: "It answered with another address, which is not followed",
  gone: "It says that it is gone for good",
  slow_down: "It says that it gets too much",
  answered_error: "It answered with an error",
  broken_off: "The try was broken off here",
  mail_off: "This instance sends no mail",
  mail_refused: "The mail server refuses this address or mail",
  mail_not_taken: "The mail server did not take it",
  channel_stopped: "Its channel was stopped before",
};

/** "Its host name has no address", "It answered with an error (500)"; null where nothing was wrong. */
export function failureWords({ status, failure }: Pick<DeliveryView, "status" | "failure">): string | null {
  if (failure === null) return null;
  const words = DELIVERY_FAILURE_WORDS[failure];
  return status === null ? words : `${words} (${status})`;
}

/** "A run has failed, 2 × A budget has refused a run" */
export function deliveryWords({ isTest, kinds }: Pick<DeliveryView, "isTest" | "kinds">): string {
  if (isTest) return "A test";
  const counts = new Map<NoticeKind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const words = [...counts].map(([kind, count]) =>
    count === 1 ? NOTICE_KIND_WORDS[kind] : `${count} × ${NOTICE_KIND_WORDS[kind]}`,
  );
  return words.join(", ") || "Notices that are gone";
}

/** "3 kinds at once, 1 once a day" */
export function paceWords({ paces }: Pick<ChannelView, "paces">, kinds: readonly NoticeKind[]): string {
  const chosen = kinds.map((kind) => paces[kind] ?? "never");
  const parts = (["at_once", "daily", "weekly"] as const).flatMap((pace) => {
    const count = chosen.filter((one) => one === pace).length;
    return count === 0
      ? []
      : [`${count} ${count === 1 ? "kind" : "kinds"} ${PACE_WORDS[pace].toLowerCase()}`];
  });
  return parts.join(", ").replace("on mondays", "on Mondays") || "Nothing is chosen";
}
