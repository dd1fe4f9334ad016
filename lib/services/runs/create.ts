import "server-only";
import type { Ask } from "@/lib/domain/runs/ask";
import type { Call } from "@/lib/services/context";
import type { CreatedRun } from "./send-once";
import { sendWording } from "./send-wording";

/**
 * Sends one wording: checks every target against the contract, then keeps the wording as a prompt version and starts a
 * run of it, in one transaction. Standard tasks are posted at once; should that fail, the worker goes on with it.
 * Throws `invalid` naming the fields, and `conflict` for what budgets do not allow; nothing is kept then. Where only what
 * fits them is wanted, the first of its targets that do are asked.
 */
export async function createRun({ ctx, input }: Call<Ask & { onlyWhatFits?: boolean }>): Promise<CreatedRun> {
  return sendWording(ctx, input, { onlyWhatFits: input.onlyWhatFits ?? false });
}

/**
 * The same for a process that makes the run's calls itself: nothing is enqueued, and sweeps leave the tasks to it for a
 * while. Afterwards a worker goes on with what it has not sent.
 */
export async function planRun({ ctx, input }: Call<Ask>): Promise<CreatedRun> {
  return sendWording(ctx, input, { sentByCaller: true });
}
