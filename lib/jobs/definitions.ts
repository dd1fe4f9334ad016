import { z } from "zod";
import { defineJob } from "./job";

/** Makes the call of one live task. Run again after a worker died, it finds the task taken and leaves it to the sweep. */
export const callLiveJob = defineJob({
  name: "call-live",
  payload: z.object({ taskId: z.uuid() }),
  retryLimit: 1,
  expireInSeconds: 300,
  // A task that waits for its call is in the queue once.
  waitingKey: ({ taskId }) => taskId,
});
