import { randomUUID } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { withTransaction } from "@/lib/db/transaction";
import { callLiveJob } from "./definitions";
import { closeQueue, enqueue, enqueueMany, isPending } from "./queue";

afterAll(closeQueue);

const waits = async (taskId: string): Promise<boolean> => isPending(callLiveJob, taskId);

it("shows a job put in within a transaction when that commits, and never when it does not", async () => {
  const [kept, keptToo, lost] = [randomUUID(), randomUUID(), randomUUID()];
  await withTransaction({}, async ({ tx }) => {
    await enqueue(callLiveJob, { taskId: kept }, { tx });
    await enqueueMany(callLiveJob, [{ taskId: keptToo }], { tx });
    expect(await waits(kept)).toBe(false);
  });
  const failing = withTransaction({}, async ({ tx }) => {
    await enqueue(callLiveJob, { taskId: lost }, { tx });
    throw new Error("later");
  });
  await expect(failing).rejects.toThrow("later");
  expect(await Promise.all([kept, keptToo, lost].map(waits))).toEqual([true, true, false]);
});
