import "server-only";
import { z } from "zod";
import type { ApiClient } from "@/lib/api-client/client";
import { getDb } from "@/lib/db/client";
import { connectedAccountKey } from "@/lib/domain/engines/connected-account";
import { openClient } from "@/lib/services/connections/open-client";
import { systemContext, type Context } from "@/lib/services/context";
import { compareNewReadings } from "@/lib/services/reconciliations/compare-readings";
import { readAccountAt } from "@/lib/services/reconciliations/read-accounts";
import type { PastClock } from "./past-clock";
import type { DemoStep } from "./plan";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What another tool, which uses the demo's login, asks by itself. */
const OUTSIDE = { tag: "spreadsheet-add-on", user_prompt: "Which running shoes are best for beginners?" };

interface DemoReconciliation {
  clock: PastClock;
  connectionId: string;
  madeAt: Date;
  /** The runs of the schedule, and the one that has just been made. */
  slots: readonly DemoStep[];
  step: DemoStep;
}

/**
 * Has the demo's account read before and after the last run of its schedule, as the worker would have then, and another
 * tool ask by the same login in between, so that there is one difference. What is there already is not made again.
 */
export async function reconcileDemo(ctx: Context, demo: DemoReconciliation): Promise<void> {
  const { clock, connectionId, slots, step } = demo;
  const last = slots.at(-1);
  if (!last) return;
  const { workspaceId } = ctx;
  const { earlier, later } = readingsOf(last.at, demo.madeAt);
  const connection = await getDb().connection.findFirstOrThrow({
    where: { id: connectionId, workspaceId },
    select: { id: true, workspaceId: true, baseUrl: true, login: true },
  });
  const machine = { ...systemContext("reconcile"), now: clock.now };
  const account = { key: connectedAccountKey(connection), connections: [connection] };
  if (step === slots.at(-2)) {
    clock.standAt(earlier);
    await readAccountAt({ ctx: machine, input: { account } });
  }
  if (step === last) {
    clock.standAt(new Date(last.at.getTime() + 5 * MINUTE_MS));
    await askOutside(await openClient(workspaceId, connectionId), last.at);
    clock.standAt(later);
    await readAccountAt({ ctx: machine, input: { account } });
  }
  clock.standAt(new Date(clock.now().getTime() + 3 * MINUTE_MS));
  await compareNewReadings({ ctx: machine });
}

/** The moments of both readings: after midnight UTC where that was before the demo is made, a whole number of days apart. */
function readingsOf(lastSlot: Date, madeAt: Date): { earlier: Date; later: Date } {
  const midnight = Math.floor(madeAt.getTime() / DAY_MS) * DAY_MS;
  const afterMidnight = midnight + HOUR_MS / 2;
  const after = lastSlot.getTime() + HOUR_MS;
  const isThere = afterMidnight > after && afterMidnight + HOUR_MS / 2 < madeAt.getTime();
  const later = isThere ? afterMidnight : after;
  const before = later - DAY_MS;
  const earlier = before < lastSlot.getTime() - HOUR_MS / 2 ? before : before - DAY_MS;
  return { earlier: new Date(earlier), later: new Date(later) };
}

const tagged = z.looseObject({ tag: z.literal(OUTSIDE.tag) });

/** Asks as the other tool, unless it has asked already. */
async function askOutside(client: ApiClient, since: Date): Promise<void> {
  const until = new Date(since.getTime() + HOUR_MS);
  const { task } = await client.idList({ from: since, to: until, includeMetadata: true });
  if (task.result.some(({ metadata }) => tagged.safeParse(metadata).success)) return;
  await client.live("gemini", { ...OUTSIDE, model_name: "gemini-2.5-flash" });
}
