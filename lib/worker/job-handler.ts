import type { Job } from "@/lib/queue/job";

/** A job with the code that does it. */
export interface JobHandler {
  name: string;
  /** Jobs of this name that one worker runs at once. */
  concurrency: number;
  /** Parses the payload and does the work. The signal is raised when the worker must stop or the job expires. */
  run: (payload: unknown, signal: AbortSignal) => Promise<void>;
}

/** Ties a job to its handler; the payload is parsed before the handler sees it. */
export function handleJob<Payload extends object>(
  job: Job<Payload>,
  handle: (payload: Payload, signal: AbortSignal) => Promise<void>,
  { concurrency = 1 }: { concurrency?: number } = {},
): JobHandler {
  return {
    name: job.name,
    concurrency,
    run: (payload, signal) => handle(job.payload.parse(payload), signal),
  };
}
