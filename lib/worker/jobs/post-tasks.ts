import "server-only";
import { postStandardTasks } from "@/lib/services/tasks";
import { systemContext } from "@/lib/services/context";
import { postTasksJob } from "@/lib/queue/definitions";
import { handleJob } from "../job-handler";

/** Posts one worker has under way at once. */
const CONCURRENCY = 2;

export const postTasksHandler = handleJob(
  postTasksJob,
  (input) => postStandardTasks({ ctx: systemContext(postTasksJob.name), input }),
  { concurrency: CONCURRENCY },
);
