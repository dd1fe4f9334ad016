import "server-only";
import pMap from "p-map";
import type { ApiClient } from "@/lib/api-client/client";
import { ApiCallError } from "@/lib/api-client/errors";
import { LIMITS } from "@/lib/api-contract/limits";
import { describeFailure } from "@/lib/api-contract/failure-words";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import {
  claimReading,
  findUnread,
  firstOpenCall,
  noteUnread,
  renewReading,
  workspacesOfAccount,
  type DueAccount,
} from "@/lib/db/sql/money/account-readings";
import { AppError } from "@/lib/domain/errors";
import { log } from "@/lib/log";
import { openClient } from "@/lib/services/connections/open-client";
import { requireOperator, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { whileRenewed } from "@/lib/services/while-renewed";
import { readAccount, type AccountWords } from "./read-account";
import { readKeptCalls } from "./reading";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** After midnight UTC, until the last calls of the day are entered. */
const AFTER_MIDNIGHT_MS = 10 * MINUTE_MS;
const LEASE_MS = 2 * MINUTE_MS;
const RENEW_MS = 30_000;
const AGAIN_LEAST_MS = 5 * MINUTE_MS;
const AGAIN_MOST_MS = HOUR_MS;
const ACCOUNTS_AT_ONCE = 4;
/** Clocks and lists are late: so long before a reading calls are listed again by the next one. */
const OVERLAP_MS = HOUR_MS;
/** Longer than that a queued call does not go on. */
const OPEN_MS = (LIMITS.queueHours + 2) * HOUR_MS;
/** No list goes back further, asked for what was posted. */
const LISTED_MS = (LIMITS.idListMetadataDays - 1) * DAY_MS;

/** The last UTC day that has ended, and when that was. */
function lastDay(now: Date): { day: string; dayEnd: Date } {
  const dayEnd = new Date(Math.floor((now.getTime() - AFTER_MIDNIGHT_MS) / DAY_MS) * DAY_MS);
  return { day: new Date(dayEnd.getTime() - DAY_MS).toISOString().slice(0, 10), dayEnd };
}

/**
 * Reads every account that has not been read since the last UTC day ended: its money and its calls. Each is read once,
 * whatever the number of workers; one that can't be read is tried again, until the next day ends.
 */
export async function readAccounts({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  const { day, dayEnd } = lastDay(ctx.now());
  const due = await findUnread(day, dayEnd);
  await pMap(due, (account) => takeReading(ctx, account, day), { concurrency: ACCOUNTS_AT_ONCE });
}

/** Reads one account, whatever was done before the last UTC day ended; once as well. */
export async function readAccountAt({
  ctx,
  input: { account },
}: InstanceCall<{ account: DueAccount }>): Promise<void> {
  requireOperator(ctx);
  await takeReading(ctx, account, lastDay(ctx.now()).day);
}

async function takeReading(ctx: InstanceContext, account: DueAccount, day: string): Promise<void> {
  const { key } = account;
  const claim = await claimReading({ key, day }, LEASE_MS);
  if (!claim) return;
  const { id, tries } = claim;
  const renew = () => renewReading(id, LEASE_MS);
  try {
    await whileRenewed({ what: "an account's reading", everyMs: RENEW_MS, renew }, async () => {
      const from = await listFrom(ctx, key, day);
      const readAt = ctx.now();
      await keep(id, key, { from, readAt, words: await readByAny(ctx, account, from) });
    });
  } catch (error) {
    if (!(error instanceof ApiCallError || error instanceof AppError)) throw error;
    log().warn({ err: error, day }, "an account could not be read for its reconciliation");
    const againMs = Math.min(AGAIN_MOST_MS, AGAIN_LEAST_MS * 2 ** (tries - 1));
    await noteUnread(id, failureWords(error), againMs);
  }
}

const failureWords = (error: ApiCallError | AppError): string =>
  error instanceof AppError ? error.message : describeFailure(error.kind).meaning;

/** From when on calls are listed: all that may have changed since the reading before. */
async function listFrom(ctx: InstanceContext, key: string, day: string): Promise<Date> {
  const now = ctx.now().getTime();
  const before = await getDb().accountReading.findFirst({
    where: { key, day: { lt: new Date(day) }, readAt: { not: null } },
    orderBy: { day: "desc" },
    select: { readAt: true, calls: true },
  });
  const since = before?.readAt?.getTime() ?? now - OPEN_MS;
  const sent = await firstOpenCall(key, new Date(since));
  const open = readKeptCalls(before?.calls)
    .filter(({ done }) => !done)
    .map(({ posted }) => Date.parse(posted))
    .filter((posted) => posted > since - OPEN_MS);
  // Not spread: there may be very many.
  const first = open.reduce((one, other) => Math.min(one, other), since - OVERLAP_MS);
  const sentAt = sent === null ? first : sent.getTime() - MINUTE_MS;
  return new Date(Math.max(now - LISTED_MS, Math.min(first, sentAt)));
}

/** Reads an account by the first of its connections that it lets in. */
async function readByAny(
  ctx: InstanceContext,
  { connections }: DueAccount,
  from: Date,
): Promise<AccountWords> {
  let refused: unknown;
  for (const { workspaceId, id } of connections) {
    try {
      const client: ApiClient = await openClient(workspaceId, id, { inBackground: true });
      return await readAccount(client, { from, now: ctx.now });
    } catch (error) {
      // What another workspace has stored may be out of date: the password, or that it can be read at all.
      const mayBeOfThisOne =
        error instanceof ApiCallError ? error.kind === "unauthorized" : error instanceof AppError;
      if (!mayBeOfThisOne) throw error;
      refused = error;
    }
  }
  throw refused;
}

async function keep(
  id: string,
  key: string,
  { from, readAt, words }: { from: Date; readAt: Date; words: AccountWords },
): Promise<void> {
  const { moneyBefore, moneyAfter, calls, unreadable } = words;
  const workspaces = await workspacesOfAccount(getPool(), key, from);
  await getDb().accountReading.updateMany({
    // Whoever was taken for dead and comes back late changes nothing.
    where: { id, readAt: null },
    data: {
      ...{ readAt, listedFrom: from, unreadable, calls, failure: null, leaseUntil: null, nextTryAt: null },
      ...{ moneyBefore: { ...moneyBefore }, moneyAfter: { ...moneyAfter } },
      // What was told of the tries that failed is made anew.
      comparedAt: null,
      workspaceIds: workspaces.map(({ workspaceId }) => workspaceId),
    },
  });
}
