import "server-only";
import type { Pool } from "pg";
import { getPool } from "@/lib/db/pool";

/** Seconds after its last heartbeat that a worker counts as stopped; it speaks every 5. */
const WORKER_SILENCE_SECONDS = 15;
/** A database that takes longer to say that it is there is as good as down. */
const ANSWER_MS = 2_000;

export interface Health {
  database: "ok" | "down";
  queue: "ok" | "down";
  worker: "ok" | "down";
}

/** What of the instance works, found out in at most two seconds. */
export async function readHealth(pool: Pool = getPool()): Promise<Health> {
  const deadline = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error("the database did not answer in time")), ANSWER_MS).unref();
  });
  try {
    return await Promise.race([ask(pool), deadline]);
  } catch {
    return { database: "down", queue: "down", worker: "down" };
  }
}

async function ask(pool: Pool): Promise<Health> {
  const { rows } = await pool.query<{ queue: boolean; worker: boolean }>(
    `select to_regclass('pgboss.job') is not null as queue,
            exists (select 1 from app.worker_heartbeat
                     where seen_at > now() - make_interval(secs => $1)) as worker`,
    [WORKER_SILENCE_SECONDS],
  );
  const row = rows[0];
  return { database: "ok", queue: row?.queue ? "ok" : "down", worker: row?.worker ? "ok" : "down" };
}
