import { add, parseDollars, toDollars } from "@/lib/domain/amounts/money";
import type { SpendGroup, SpendSum } from "./spend";
import type { Days } from "./spend-periods";
import { addSums } from "./spend-sums";

/** By what a statement breaks a month down, in its order. */
export const STATEMENT_GROUPS = ["engine", "model", "member", "label", "schedule"] as const;
export type StatementGrouping = (typeof STATEMENT_GROUPS)[number];

/** What entries of one kind come to, dollars. */
export interface KindSum {
  entries: number;
  spent: string;
  /** The models' vendors' part. */
  modelCharge: string;
  serviceFee: string;
}

/** An accountant's correction as it was entered. */
export interface StatedCorrection {
  id: string;
  /** ISO 8601. */
  at: string;
  reason: string;
  engine: string | null;
  model: string | null;
  connection: string | null;
  taskId: string | null;
  amount: string;
  modelCharge: string | null;
}

/** A calendar month of the workspace's zone as the ledger has it at one moment. Money in dollars, exact. */
export interface SpendStatement {
  workspace: string;
  isDemo: boolean;
  zone: string;
  days: Days;
  /** False while the month goes on: what is entered until its end is still to come. */
  isOver: boolean;
  /** ISO 8601. */
  madeAt: string;
  /** By name or address; null for a job. */
  madeBy: string | null;
  total: SpendSum;
  /** The same from the ledger's own entries, by why they are there. */
  kinds: { charges: KindSum; apiCorrections: KindSum; byHand: KindSum };
  /** Held back for calls whose cost was not known, before the month, in it, and after it. */
  held: { opening: string; reserved: string; released: string; closing: string };
  groups: { by: StatementGrouping; rows: SpendGroup[] }[];
  corrections: StatedCorrection[];
}

/** Where sums of a statement are not what the ledger's entries come to; none in one that reconciles. */
export function disagreements({
  total,
  kinds,
  held,
  groups,
  corrections,
}: Pick<SpendStatement, "total" | "kinds" | "held" | "groups" | "corrections">): string[] {
  const entries = [kinds.charges, kinds.apiCorrections, kinds.byHand];
  const ledger = {
    spent: inAll(entries.map(({ spent }) => spent)),
    modelCharge: inAll(entries.map(({ modelCharge }) => modelCharge)),
    serviceFee: inAll(entries.map(({ serviceFee }) => serviceFee)),
  };
  const isLedger = (sum: SpendSum) =>
    sum.spent === ledger.spent &&
    sum.modelCharge === ledger.modelCharge &&
    sum.serviceFee === ledger.serviceFee;
  const { opening, reserved, released, closing } = held;
  return [
    ...(isLedger(total) ? [] : ["total"]),
    ...groups.filter(({ rows }) => !isLedger(addSums(rows))).map(({ by }) => by),
    ...(inAll(corrections.map(({ amount }) => amount)) === kinds.byHand.spent ? [] : ["corrections"]),
    ...(inAll([opening, reserved, released]) === closing ? [] : ["held"]),
  ];
}

const inAll = (amounts: readonly string[]): string => toDollars(add(...amounts.map(parseDollars)));
