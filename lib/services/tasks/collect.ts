import "server-only";
import { randomUUID } from "node:crypto";
import pMap, { pMapIterable } from "p-map";
import type { ApiClient } from "@/lib/api-client/client";
import { ApiCallError } from "@/lib/api-client/errors";
import { methodFor } from "@/lib/api-contract/engine-rules";
import {
  findCollectableAccounts,
  leaseAccount,
  releaseAccount,
  type CollectableAccount,
} from "@/lib/db/sql/tasks/connected-accounts";
import { claimDue, type PostedTask } from "@/lib/db/sql/tasks/posted-tasks";
import { ENGINES } from "@/lib/domain/engines/engine";
import { AppError } from "@/lib/domain/errors";
import { log } from "@/lib/log";
import { learnLimits } from "@/lib/services/connections/account-limits";
import { openClient } from "@/lib/services/connections/open-client";
import { requireOperator, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { whileRenewed } from "@/lib/services/while-renewed";
import { askForResult } from "./collect-task";
import { LEASE_MS, RENEW_MS, whileLeased } from "./lease";
import { claimReady } from "./ready-lists";

/** Tasks whose look is due that are claimed at once. */
const BATCH = 200;
/** Results asked for at once of one account: fewer than an API lets an account ask at once, which is 30. */
const ASKED_AT_ONCE = 24;
/** Of those that came, how many are being saved at once; while as many wait for that, no more are asked for. */
const SAVED_AT_ONCE = 64;

const QUEUED_ENGINES = ENGINES.filter((engine) => methodFor(engine, "standard") === "standard");

/** Accounts with results to collect at the moment, and nobody who does. */
export async function findAccountsToCollect({ ctx }: InstanceCall): Promise<CollectableAccount[]> {
  requireOperator(ctx);
  return findCollectableAccounts(QUEUED_ENGINES);
}

/** Collects once for every account that has something to collect. */
export async function collectDueTasks({ ctx }: InstanceCall): Promise<void> {
  const accounts = await findAccountsToCollect({ ctx });
  await Promise.all(accounts.map((account) => collectAccount({ ctx, input: { account } })));
}

/**
 * Collects an account's results until there is nothing to collect at the moment: those in its ready lists, and by id
 * those whose look is due. There is one collector an account, whatever the number of workers and workspaces; does
 * nothing where another is at it. One that dies is followed by the next when its lease ends.
 */
export async function collectAccount({
  ctx,
  input: { account, signal },
}: InstanceCall<{ account: CollectableAccount; signal?: AbortSignal }>): Promise<void> {
  requireOperator(ctx);
  const lease = { key: account.key, collectorId: randomUUID() };
  if (!(await leaseAccount({ ...lease, leaseMs: LEASE_MS }))) return;
  let isOurs = true;
  const renew = async () => {
    const won = await leaseAccount({ ...lease, leaseMs: LEASE_MS });
    isOurs &&= won;
  };
  try {
    await whileRenewed({ what: "a collector", everyMs: RENEW_MS, renew }, async () => {
      await askForLimits(account);
      while (isOurs && !signal?.aborted) {
        const tasks = await claimBatch(account);
        if (tasks.length === 0) return;
        await collectBatch(ctx, tasks);
      }
    });
  } finally {
    await releaseAccount(lease);
  }
}

async function claimBatch({ key, connections }: CollectableAccount): Promise<PostedTask[]> {
  const claim = {
    connectionIds: connections.map(({ id }) => id),
    leaseMs: LEASE_MS,
    engines: QUEUED_ENGINES,
  };
  const due = await claimDue({ ...claim, limit: BATCH });
  return [...due, ...(await claimReady({ ...claim, key, open: () => openAccount(connections) }))];
}

async function collectBatch(ctx: InstanceContext, tasks: readonly PostedTask[]): Promise<void> {
  const clients = new Map<string, Promise<ApiClient>>();
  const clientOf = ({ workspaceId, connectionId }: PostedTask): Promise<ApiClient> => {
    const client = clients.get(connectionId) ?? openClient(workspaceId, connectionId, { inBackground: true });
    clients.set(connectionId, client);
    return client;
  };
  await whileLeased(
    tasks.map(({ id }) => id),
    () => {
      const answers = pMapIterable(tasks, (task) => askForResult(ctx, task, () => clientOf(task)), {
        concurrency: ASKED_AT_ONCE,
        preserveOrder: false,
      });
      return pMap(answers, (save) => save(), { concurrency: SAVED_AT_ONCE, stopOnError: false });
    },
  );
}

/** A client of the account, by the first of its connections that can be used: the one that was tested last. */
async function openAccount(connections: CollectableAccount["connections"]): Promise<ApiClient | null> {
  for (const { workspaceId, id } of connections) {
    try {
      return await openClient(workspaceId, id, { inBackground: true });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return null;
}

/** What an account may do is asked for where it can be; collecting goes on by what is known where it cannot. */
async function askForLimits({ key, connections }: CollectableAccount): Promise<void> {
  try {
    await learnLimits(key, () => openAccount(connections));
  } catch (error) {
    if (!(error instanceof ApiCallError)) throw error;
    log().warn({ err: error }, "an account's limits could not be asked for");
  }
}
