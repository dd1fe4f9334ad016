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
  /** Dates what is recorded. What processes compare with each other is the database's own time, in SQL. */
  now: () => Date;
}
