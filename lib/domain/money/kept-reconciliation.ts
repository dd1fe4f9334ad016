import { z } from "zod";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { toDollars } from "@/lib/domain/amounts/money";
import { DIFFERENCE_CAUSES, type DifferenceItem, type DifferencePart } from "./reconciliation";

/** The most calls of a part that are kept one by one; of the others there are the number and the sum. */
export const ITEMS_KEPT = 100;

const keptPartSchema = z.object({
  cause: z.enum(DIFFERENCE_CAUSES),
  amount: dollarsSchema,
  /** How many calls or tasks; those below are the dearest of them. */
  count: z.int(),
  items: z
    .object({
      taskId: z.string().nullable(),
      callIds: z.string().array(),
      posted: z.string(),
      told: dollarsSchema,
      entered: dollarsSchema,
      amount: dollarsSchema,
    })
    .array(),
});
export type KeptPart = z.infer<typeof keptPartSchema>;

/** What a reconciliation found, as it is kept and shown. Decimal strings of dollars. */
export const keptResultSchema = z.object({
  /** Null where what the account paid is not for this workspace to see. */
  paid: dollarsSchema.nullable(),
  /** What was put into the account, where it says so. */
  deposited: dollarsSchema.nullable(),
  entered: dollarsSchema,
  difference: dollarsSchema,
  parts: keptPartSchema.array(),
  /** What was entered for calls that the API does not list, and that could not be compared one by one. */
  notListed: z.object({ tasks: z.int(), amount: dollarsSchema }),
  /** Rows of the API's list that could not be read. */
  unreadable: z.int(),
});
export type KeptResult = z.infer<typeof keptResultSchema>;

const size = ({ amount }: DifferenceItem): bigint => (amount < 0n ? -amount : amount);

/** A part with its dearest calls one by one. */
export const keptPart = ({ cause, amount, items }: DifferencePart): KeptPart => ({
  cause,
  amount: toDollars(amount),
  count: items.length,
  items: items
    .toSorted((one, other) => Number(size(other) - size(one)))
    .slice(0, ITEMS_KEPT)
    .map((item) => ({
      ...item,
      told: toDollars(item.told),
      entered: toDollars(item.entered),
      amount: toDollars(item.amount),
    })),
});

/** A comparison of one connection's account with the ledger, after one UTC day. */
export interface ReconciliationRow {
  id: string;
  /** yyyy-mm-dd. */
  day: string;
  connection: string;
  state: "first" | "agreed" | "differs" | "unread";
  /** What the account paid and what the ledger entered, dollars; null where they are not known, or not to be seen. */
  paid: string | null;
  entered: string | null;
  /** What somebody should look at of what lies between, dollars; null where nothing was compared. */
  difference: string | null;
  /** What an accountant entered for it since. */
  corrected: string;
  /** The difference less that; null where nothing was compared. */
  left: string | null;
  /** Why the account could not be read. */
  failure: string | null;
}

export interface ReconciliationPage {
  rows: ReconciliationRow[];
  /** Older ones are of before this day; null where there are none. */
  olderThan: string | null;
}

/** One comparison with all that was found. */
export interface ReconciliationView extends ReconciliationRow {
  connectionId: string;
  /** When the account was read, ISO 8601; null where it was not. */
  readFrom: string | null;
  readTo: string | null;
  result: KeptResult | null;
}
