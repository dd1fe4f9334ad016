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
