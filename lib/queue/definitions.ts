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

/** Posts a group of a large run's standard tasks. Run again it posts those that are still to be posted, if any. */
export const postTasksJob = defineJob({
  name: "post-tasks",
  payload: z.object({ taskIds: z.array(z.uuid()).max(100) }),
  retryLimit: 3,
  expireInSeconds: 300,
});

/** Fills a demo workspace. Run again after a worker died, it goes on where it was. */
export const seedDemoJob = defineJob({
  name: "seed-demo",
  payload: z.object({ workspaceId: z.uuid(), userId: z.uuid() }),
  retryLimit: 3,
  expireInSeconds: 300,
  waitingKey: ({ workspaceId }) => workspaceId,
});

/** Reads answers again with the present stages of reading: one, a workspace's, or all; from the one after `after` on. */
export const reReadJob = defineJob({
  name: "re-read",
  payload: z.object({
    workspaceId: z.uuid().nullable(),
    taskId: z.uuid().nullable(),
    after: z.uuid().nullable(),
  }),
  retryLimit: 3,
  expireInSeconds: 300,
  waitingKey: ({ workspaceId, taskId }) => taskId ?? workspaceId ?? "all",
});
export type ReReadPayload = z.infer<typeof reReadJob.payload>;

/** Looks whose address a new password was asked for, and has a link mailed to whoever that is. */
export const mailResetJob = defineJob({
  name: "mail-reset",
  payload: z.object({ resetId: z.uuid() }),
  retryLimit: 5,
  expireInSeconds: 60,
});

/** Sends a waiting mail; again, more and more rarely, for some hours while the mail server does not take it. */
export const sendMailJob = defineJob({
  name: "send-mail",
  payload: z.object({ mailId: z.uuid() }),
  retryLimit: 14,
  expireInSeconds: 120,
});

/** Every job there is: each has a queue, and the worker a handler. A new one is declared above and named here. */
export const JOBS = [callLiveJob, postTasksJob, seedDemoJob, reReadJob, mailResetJob, sendMailJob] as const;
