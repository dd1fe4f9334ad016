import "server-only";
import { forgetReadings } from "@/lib/db/sql/money/account-readings";
import { requireOperator, type InstanceCall } from "@/lib/services/context";
import { compareNewReadings } from "./compare-readings";
import { readAccounts } from "./read-accounts";

const DAY_MS = 24 * 3_600_000;
/** The calls of a reading are compared with the next one's, which is at most so much later. */
const CALLS_KEPT_DAYS = 40;
const READINGS_KEPT_DAYS = 400;

/** Reads accounts whose day has ended, and compares what was read. */
export async function reconcile({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  await readAccounts({ ctx });
  await compareNewReadings({ ctx });
  const daysAgo = (days: number) => new Date(ctx.now().getTime() - days * DAY_MS);
  await forgetReadings(daysAgo(CALLS_KEPT_DAYS), daysAgo(READINGS_KEPT_DAYS));
}
