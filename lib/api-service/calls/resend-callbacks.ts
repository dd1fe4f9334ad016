import "server-only";
import { z } from "zod";
import { makeTaskId } from "@/lib/api-contract/format";
import { LIMITS } from "@/lib/api-contract/limits";
import { invalidField } from "@/lib/api-contract/wire-words";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { emptyEntry, taskReply, type ServiceReply } from "@/lib/api-service/replies/envelope";
import { echoOf, stopwatch, type AccountCall } from "@/lib/api-service/replies/request";
import { resendCallbacks as askAgain } from "@/lib/api-service/callbacks/sql/resend-callbacks";

const POSSIBLE_ID = /^[\w-]{1,64}$/;
/** One posted id. */
export const resendSchema = z.strictObject({
  id: z.string().regex(POSSIBLE_ID).describe("A task whose callbacks are to be made once more."),
});

/** `webhook_resend`: makes the callbacks of finished tasks once more. Free; at most a hundred ids a call. */
export async function resendCallbacks(
  { pool, now }: ServiceDeps,
  { account, path }: AccountCall,
  posted: readonly unknown[],
): Promise<ServiceReply> {
  const elapsed = stopwatch();
  const at = now();
  const asked = posted.map((raw, index) => {
    const parsed = index < LIMITS.idsPerResend ? resendSchema.safeParse(raw) : null;
    return { raw, surplus: index >= LIMITS.idsPerResend, id: parsed?.data?.id ?? null };
  });
  const ids = asked.flatMap(({ id }) => id ?? []);
  const found = await askAgain(pool, account.id, ids);
  const entries = asked.map(({ raw, surplus, id }) =>
    emptyEntry({
      id: makeTaskId("webhook_resend", account.number, at),
      path,
      data: echoOf({ api: "appendix", function: "webhook_resend" }, raw),
      elapsedMs: elapsed(),
      ...(surplus ? { code: 40006 } : statusOf(id, id === null ? undefined : found.get(id))),
    }),
  );
  return taskReply({ tasks: entries, elapsedMs: elapsed() });
}

const INVALID_ID = invalidField("id");

function statusOf(
  id: string | null,
  task: { done: boolean; called: boolean } | undefined,
): { code: number; message?: string } {
  if (id === null) return INVALID_ID;
  if (!task) return { code: 40401 };
  if (!task.done) return { code: 40602 };
  // Nothing was asked to be called when the task was posted.
  return task.called ? { code: 20100 } : INVALID_ID;
}
