import { Pool } from "pg";

/** As many connections as the product's own pool has. */
const CONNECTIONS = 10;

const holder: typeof globalThis & { baselinePool?: Pool } = globalThis;

/** The one pool of the baseline's process. */
export const getPool = (): Pool =>
  (holder.baselinePool ??= new Pool({ connectionString: process.env.DATABASE_URL, max: CONNECTIONS }));
