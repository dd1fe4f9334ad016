import { Client, type PoolClient } from "pg";

/** PostgreSQL's code for a disk on which nothing more can be kept. */
const DISK_FULL = "53100";
/** So long after the last refusal the disk counts as full: whoever has something to keep tries again sooner. */
const REMEMBERED_MS = 60_000;

// A build may hold this module more than once; what was seen is the process's.
const holder: typeof globalThis & { sightlineDiskFullAt?: number } = globalThis;

/** Notes whatever the database refuses this connection for want of room, whoever asked. */
export function watchForFullDisk(client: PoolClient): void {
  if (!(client instanceof Client)) return;
  client.connection.on("errorMessage", ({ code }: { code?: string }) => {
    if (code === DISK_FULL) holder.sightlineDiskFullAt = performance.now();
  });
}

/** Whether the database has lately said that its disk is full. */
export const sawFullDisk = (): boolean =>
  performance.now() - (holder.sightlineDiskFullAt ?? -Infinity) < REMEMBERED_MS;

/** For tests: as if it never had. */
export function forgetFullDisk(): void {
  delete holder.sightlineDiskFullAt;
}
