import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { sqlOf, type InstanceCall } from "@/lib/services/context";

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
export const readHealth = ({ ctx }: InstanceCall): Promise<Health> => healthOf(sqlOf(ctx));

/** The same of any database. */
export async function healthOf(db: Queryable): Promise<Health> {
  const deadline = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error("the database did not answer in time")), ANSWER_MS).unref();
  });
  try {
    return await Promise.race([ask(db), deadline]);
  } catch {
    return { database: "down", queue: "down", worker: "down" };
  }
}

const answerSchema = z.tuple([z.object({ queue: z.boolean(), worker: z.boolean() })]);

async function ask(db: Queryable): Promise<Health> {
  const { rows } = await db.query({
    text: `select to_regclass('pgboss.job') is not null as queue,
                  exists (select 1 from app.worker_heartbeat
                           where seen_at > now() - make_interval(secs => $1)) as worker`,
    values: [WORKER_SILENCE_SECONDS],
  });
  const [{ queue, worker }] = answerSchema.parse(rows);
  return { database: "ok", queue: queue ? "ok" : "down", worker: worker ? "ok" : "down" };
}
