import { add, DECIMAL, parseDollars, toDollars } from "@/lib/domain/amounts/money";

/** What a figure is after a correction by an amount that is being typed, dollars; null while that is no amount. */
export const corrected = (figure: string, amount: string): string | null =>
  DECIMAL.test(amount) ? toDollars(add(parseDollars(figure), parseDollars(amount))) : null;

/** What is known of what a correction is about, before it is entered. Money in decimal strings of dollars. */
export interface Correctable {
  /** What was spent in the calendar month that goes on, in the workspace's zone. */
  month: { from: string; to: string; spent: string };
  /** The call it is about, and what the ledger has for it. */
  task: { id: string; engine: string; model: string; charged: string } | null;
  /** The difference it settles, and what of it is left. */
  reconciliation: { id: string; day: string; connection: string; left: string } | null;
  /** What else it can be about. */
  connections: { id: string; name: string; removed: boolean }[];
}
