import "server-only";
import type { ApiClient } from "@/lib/api-client/client";
import { ApiCallError } from "@/lib/api-client/errors";
import { LIMITS } from "@/lib/api-contract/limits";
import { readAgainSoon, takeReadyTurn } from "@/lib/db/sql/tasks/connected-accounts";
import {
  claimListed,
  claimUnlisted,
  listPostedEngines,
  type PostedTask,
} from "@/lib/db/sql/tasks/posted-tasks";
import type { Engine } from "@/lib/domain/engines/engine";
import { log } from "@/lib/log";
import { callsLeft, limitsOf } from "@/lib/services/connections/account-limits";

/** Between two readings where the account's limits ask for no more. */
const LEAST_PAUSE_MS = 250;
/** Between two readings that bring nothing, at most. */
const MOST_PAUSE_MS = 60_000;

/** Tasks asked for by id after a reading whose list was full and had none of ours. */
const ASKED_BLINDLY = 100;
const ASKED_BLINDLY_AGAIN_MS = 10 * 60_000;

interface Reading {
  key: string;
  connectionIds: readonly string[];
  engines: readonly Engine[];
  leaseMs: number;
  /** A client that reads the account's lists; null where none of its connections can be used. */
  open: () => Promise<ApiClient | null>;
}

/**
 * Reads an account's ready lists, when it is time, and claims those of their tasks that are ours. The pause until the
 * next reading keeps all engines together within the account's calls a minute, and grows while there is nothing.
 */
export async function claimReady({
  key,
  connectionIds,
  engines,
  leaseMs,
  open,
}: Reading): Promise<PostedTask[]> {
  const { tasks_ready: perMinute } = await limitsOf(key);
  const pauseOf = (lists: number) =>
    Math.max(LEAST_PAUSE_MS, perMinute === null ? 0 : Math.ceil((60_000 * lists) / perMinute));
  const waiting = await listPostedEngines(connectionIds, engines);
  const leastMs = pauseOf(waiting.length);
  if (waiting.length === 0 || !(await takeReadyTurn({ key, leastMs, mostMs: MOST_PAUSE_MS }))) return [];
  if ((await callsLeft(key, "tasks_ready")) < waiting.length) return [];

  const client = await open();
  if (!client) return [];
  const claimed = await Promise.all(
    waiting.map((engine) => claimFromList(client, engine, { connectionIds, leaseMs })),
  );
  const ours = claimed.flat();
  if (ours.length > 0) await readAgainSoon(key, leastMs);
  return ours;
}

async function claimFromList(
  client: ApiClient,
  engine: Engine,
  claim: { connectionIds: readonly string[]; leaseMs: number },
): Promise<PostedTask[]> {
  try {
    const { task } = await client.tasksReady(engine);
    const ours = await claimListed({ ...claim, remoteIds: task.result.map(({ id }) => id) });
    // Row 1,001 appears when others have been collected, which whoever posted them may never do.
    const isBlind = ours.length === 0 && task.result.length >= LIMITS.readyRows;
    if (!isBlind) return ours;
    return await claimUnlisted({ ...claim, engine, againMs: ASKED_BLINDLY_AGAIN_MS, limit: ASKED_BLINDLY });
  } catch (error) {
    if (!(error instanceof ApiCallError)) throw error;
    log().warn({ err: error, engine }, "a ready list could not be read");
    return [];
  }
}
