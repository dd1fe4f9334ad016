import "server-only";
import type { Pool } from "pg";
import type { Registry } from "@/lib/engines/registry";
import type { GuardedFetch } from "@/lib/net/guarded-fetch";

/** What the service stands on. Nothing it must remember is kept anywhere else. */
export interface ServiceDeps {
  pool: Pool;
  registry: Registry;
  /** Makes callbacks, to public addresses and to what the operator allows. */
  fetch: GuardedFetch;
  /** Where people and clients reach this installation. */
  origin: string;
  /** The clock of leases, limits and records. Machines that share a database are expected to agree to a few seconds. */
  now: () => Date;
}
