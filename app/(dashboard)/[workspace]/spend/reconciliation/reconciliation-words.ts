import type { ReconciliationRow } from "@/lib/domain/money/kept-reconciliation";
import type { DifferenceCause } from "@/lib/domain/money/reconciliation";

export const RECONCILIATION_QUESTION = "Is what the API accounts were charged what the ledger says?";

type State = ReconciliationRow["state"];

export const STATE_WORDS: Record<State, { words: string; tone: "good" | "warn" | "danger" | "neutral" }> = {
  agreed: { words: "agreed", tone: "good" },
  differs: { words: "differs", tone: "warn" },
  unread: { words: "could not be compared", tone: "danger" },
  first: { words: "first reading", tone: "neutral" },
};

interface CauseWords {
  title: string;
  /** What it is, and what can be done. */
  text: string;
}

/** What a part of a difference comes from. */
export const CAUSE_WORDS: Record<DifferenceCause, CauseWords> = {
  outside: {
    title: "Calls made outside this workspace",
    text: "The account was charged for calls that Sightline did not make here: another tool, a script or another installation uses the same login.",
  },
  cost_differs: {
    title: "Calls that cost another amount than was entered",
    text: "A price changed, the cost was worked out from listed prices, or a call that failed was billed all the same.",
  },
  lost_reply: {
    title: "Calls whose reply was lost",
    text: "Their outcome is unknown here, and the account was charged for them.",
  },
  unexplained: {
    title: "Not explained by any call",
    text: "What the balance moved by and no listed call accounts for: a fee, a call that the API does not list, or money put in, paid back or given as a credit, which the API does not tell apart.",
  },
  under_way: {
    title: "Calls under way",
    text: "The account is charged before the answer is here, or the API is still to tell the cost. The next reading settles it.",
  },
  carried: {
    title: "Counted at the reading before",
    text: "What was under way or missing then is entered now, and stands against it.",
  },
  while_read: {
    title: "Moved while the account was read",
    text: "The account was in use meanwhile, or its balance shows fewer decimals than calls cost.",
  },
};
