import { z } from "zod";
import { engineSchema } from "./engine-schema";
import { SPEND_GROUPS } from "./spend-groups";

export const spendFilterSchema = z.object({
  /** Days, `yyyy-mm-dd`, in UTC; both inclusive. */
  from: z.iso.date(),
  to: z.iso.date(),
  engine: engineSchema.nullable(),
  groupBy: z.enum(SPEND_GROUPS),
});
export type SpendFilter = z.infer<typeof spendFilterSchema>;

/** Sums over the ledger. Money in decimal strings of dollars, exact. */
export interface SpendSum {
  /** Charges and their corrections. */
  spent: string;
  /** The models' vendors' part of it. */
  modelCharge: string;
  /** Calls charged. */
  calls: number;
  /** Those of them whose model's charge is not known, and not in the sums. */
  unpriced: number;
  inputTokens: number;
  outputTokens: number;
  reasoningTokens: number;
}

/** Money held back from an estimate until a call's cost is known, dollars. */
export interface HeldSum {
  amount: string;
  tasks: number;
}

export interface SpendReport {
  total: SpendSum;
  /** Held back now, whatever the days asked for. */
  held: {
    /** For calls under way. */
    underWay: HeldSum;
    /** For calls whose reply was lost: they may have been billed. */
    unknown: HeldSum;
  };
  /** Only days with charges; the others are no data, not zero. */
  days: (SpendSum & { day: string })[];
  groups: (SpendSum & { key: string | null; label: string; engine: string | null })[];
}

export const SPEND_KINDS = ["reservation", "charge", "release", "correction"] as const;

/** One row of the append-only ledger. */
export interface LedgerEntry {
  /** ISO 8601 in UTC. */
  at: string;
  kind: (typeof SPEND_KINDS)[number];
  engine: string;
  model: string;
  /** Name or e-mail address; null for a job or somebody who has left. */
  member: string | null;
  /** Dollars, exact; negative for a release. */
  amount: string;
  /** Null where it is not known, and then not in the amount. */
  modelCharge: string | null;
  /** Null where they are not known, and for entries that are no charge. */
  inputTokens: number | null;
  outputTokens: number | null;
  reasoningTokens: number | null;
  taskId: string | null;
  runId: string | null;
}
