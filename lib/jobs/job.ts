import type { z } from "zod";

/** What a queue carries. Payloads are ids: the truth is in the database, and a job may arrive twice or late. */
export interface Job<Payload extends object> {
  name: string;
  payload: z.ZodType<Payload>;
  /** How often it is run again after a failure; 0 where repeating could cost money. */
  retryLimit: number;
  /** A job that takes longer is given up and, where `retryLimit` allows, run again. */
  expireInSeconds: number;
  /** Where given: while a job with the same key waits, another is not added (one may run, one may wait). */
  waitingKey?: (payload: Payload) => string;
}

/** Declares a job: what producers enqueue and a handler is registered for. */
export function defineJob<Payload extends object>(job: Job<Payload>): Job<Payload> {
  return job;
}

/** A job with the code that does it. */
export interface JobHandler {
  name: string;
  retryLimit: number;
  expireInSeconds: number;
  hasWaitingKey: boolean;
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
    retryLimit: job.retryLimit,
    expireInSeconds: job.expireInSeconds,
    hasWaitingKey: job.waitingKey !== undefined,
    concurrency,
    run: (payload, signal) => handle(job.payload.parse(payload), signal),
  };
}
