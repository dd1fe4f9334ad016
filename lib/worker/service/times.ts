/** How soon a worker notices things, in milliseconds. */
export interface ServiceTimes {
  /** How long a task's lease lasts unless it is renewed: so long do a killed worker's tasks lie idle. */
  leaseMs: number;
  /** The same for a callback, whose lease is not renewed: longer than its ten seconds. */
  callbackLeaseMs: number;
  /** How soon work is found when a notification was missed, and a repeated callback when it is due. */
  pollMs: number;
  /** How often leases that ran out are looked for. */
  sweepMs: number;
}

export const SERVICE_TIMES: ServiceTimes = {
  leaseMs: 30_000,
  callbackLeaseMs: 30_000,
  pollMs: 5_000,
  sweepMs: 10_000,
};
