import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { log } from "@/lib/log";
import { systemContext } from "@/lib/services/context";
import { collectAccount, findAccountsToCollect } from "@/lib/services/tasks";

const JOB = "collect";
/** Between two looks for accounts that nobody collects for. */
const REST_MS = 1_000;

/**
 * Keeps a collector for every account with something to collect, beside one another, so that an API that is slow or
 * away keeps no other account waiting. Runs until the signal; resolves when all of them have ended.
 */
export async function runCollectors(signal: AbortSignal): Promise<void> {
  const running = new Map<string, Promise<void>>();
  while (!signal.aborted) {
    try {
      for (const account of await findAccountsToCollect({ ctx: systemContext(JOB) })) {
        if (running.has(account.key)) continue;
        const collector = collectAccount({ ctx: systemContext(JOB), input: { account, signal } })
          .catch((error: unknown) =>
            log().error({ err: error }, "a collector failed; the next one goes on with its account"),
          )
          .finally(() => running.delete(account.key));
        running.set(account.key, collector);
      }
    } catch (error) {
      log().error({ err: error }, "accounts to collect for could not be looked for");
    }
    await wait(REST_MS, undefined, { signal }).catch(() => undefined);
  }
  await Promise.all(running.values());
}
