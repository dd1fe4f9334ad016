import { z } from "zod";
import type { IdListRow } from "@/lib/api-contract/reply";
import { parseWireDate } from "@/lib/api-contract/format";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { dollarsFromNumber, nano, subtract, toDollars, ZERO, type Nano } from "@/lib/domain/amounts/money";

// What an account says of itself, as it is kept and understood. Everything of it is a stranger's word.

const keptCalls = z
  .object({
    id: z.string(),
    /** ISO 8601. */
    posted: z.iso.datetime(),
    /** Whether the API says when it was done. */
    done: z.boolean(),
    cost: dollarsSchema,
    /** What it was sent with, where that can be a task's id. */
    tag: z.uuid().nullable(),
  })
  .array();
export const readKeptCalls = (kept: unknown): KeptCall[] => keptCalls.parse(kept ?? []);
export type KeptCall = z.infer<typeof keptCalls>[number];

const tagged = z.looseObject({ tag: z.uuid() });

/** A row of the list of calls as it is kept: without what was asked. Null where it says no id, time or cost. */
export function keptCall({ id, datetime_posted, datetime_done, cost, metadata }: IdListRow): KeptCall | null {
  const posted = datetime_posted === null ? null : parseWireDate(datetime_posted);
  const dollars = dollarsOrNull(cost);
  if (posted === null || dollars === null || id === "" || id.length > 200) return null;
  const tag = tagged.safeParse(metadata).data?.tag ?? null;
  return {
    ...{ id, posted: posted.toISOString(), done: datetime_done !== null, tag },
    cost: toDollars(dollars),
  };
}

function dollarsOrNull(value: number | null): Nano | null {
  if (value === null) return null;
  try {
    return dollarsFromNumber(value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const toldMoney = z.looseObject({
  balance: z.number(),
  total: z.number().nullish().catch(null),
});

interface Purse {
  balance: Nano;
  /** All that was ever put in; null where the account does not say. */
  total: Nano | null;
  /** Decimals that the balance shows. */
  decimals: number;
}

/** What an account has, as its `user_data` says; null where that is no amount. */
export function readPurse(money: unknown): Purse | null {
  const told = toldMoney.safeParse(money).data;
  const balance = dollarsOrNull(told?.balance ?? null);
  if (balance === null) return null;
  const total = dollarsOrNull(told?.total ?? null);
  return { balance, total, decimals: toDollars(balance).split(".")[1]?.length ?? 0 };
}

/** The money of an account right before and right after its calls were listed. */
export interface Purses {
  before: Purse;
  after: Purse;
}

/** Between two readings of an account, dollars. */
export interface Movement {
  paid: Nano;
  /** Null where the account does not say what was ever put in. */
  deposited: Nano | null;
  /** What cannot be told from the readings: what moved while they were taken, or is below what the balance shows. */
  blur: Nano;
}

/** Below two decimals a balance that shows fewer is one that ends in zeros. */
const DECIMALS_LEAST = 2;

/** What an account paid between two readings. Where it says what was ever put in, a deposit is no payment less. */
export function movementBetween(earlier: Purses, later: Purses): Movement {
  const [from, to] = [earlier.after, later.after];
  const deposited = from.total === null || to.total === null ? null : subtract(to.total, from.total);
  const paid = nano(from.balance - to.balance + (deposited ?? ZERO));
  const all = [earlier.before, earlier.after, later.before, later.after];
  const decimals = Math.max(DECIMALS_LEAST, ...all.map((purse) => purse.decimals));
  const shown = 10n ** BigInt(9 - decimals) - 1n;
  return { paid, deposited, blur: nano(shown + movedIn(earlier) + movedIn(later)) };
}

/** How far the balance moved in a reading, whichever way. */
function movedIn({ before, after }: Purses): bigint {
  const moved = before.balance - after.balance;
  return moved < 0n ? -moved : moved;
}
