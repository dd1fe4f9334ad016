import "server-only";
import { callLiveTask } from "@/lib/services/tasks";
import { systemContext } from "@/lib/services/context";
import { callLiveJob } from "@/lib/queue/definitions";
import { handleJob } from "../job-handler";

/** Live calls one worker has under way at once; most of that time is spent waiting for the API. */
const CONCURRENCY = 20;

export const callLiveHandler = handleJob(
  callLiveJob,
  (input) => callLiveTask({ ctx: systemContext(callLiveJob.name), input }),
  { concurrency: CONCURRENCY },
);
