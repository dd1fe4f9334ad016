import "server-only";
import { postStandardTasks } from "@/lib/services/tasks";
import { systemContext } from "@/lib/services/context";
import { postTasksJob } from "@/lib/queue/definitions";
import { handleJob } from "../job-handler";

/** Posts one worker has under way at once. Of many in the queue, each of these takes one every two seconds. */
const CONCURRENCY = 8;

export const postTasksHandler = handleJob(
  postTasksJob,
  (input) => postStandardTasks({ ctx: systemContext(postTasksJob.name), input }),
  { concurrency: CONCURRENCY },
);
