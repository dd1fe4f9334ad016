import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { sawFullDisk } from "@/lib/db/full-disk";
import { LEAST_ROOM, roomLeft } from "@/lib/disk-room";
import { env } from "@/lib/env";
import { sqlOf, type InstanceCall } from "@/lib/services/context";

/** Seconds after its last heartbeat that a worker counts as stopped; it speaks every 5. */
const WORKER_SILENCE_SECONDS = 15;
/** A database that takes longer to say that it is there is as good as down. */
const ANSWER_MS = 2_000;

export interface Health {
  database: "ok" | "down";
  queue: "ok" | "down";
  worker: "ok" | "down";
  /** Where the database keeps its data: whether there is room for more. */
  disk: "ok" | "full";
}

/** What of the instance works, found out in at most two seconds. */
export const readHealth = ({ ctx }: InstanceCall): Promise<Health> =>
  healthOf(sqlOf(ctx), env().databaseFolder);

/**
 * The same of any database.
 * @param folder where its data lies, if that is on this machine
 */
export async function healthOf(db: Queryable, folder: string | undefined): Promise<Health> {
  const [answer, disk] = await Promise.all([
    inTime(ask(db), { database: "down", queue: "down", worker: "down" } as const),
    inTime(lookAtDisk(folder), "ok" as const),
  ]);
  return { ...answer, disk };
}

/** What comes of looking, or, where that fails or takes too long, what is then to be thought. */
async function inTime<Found>(looking: Promise<Found>, otherwise: Found): Promise<Found> {
  const { promise: late, resolve } = Promise.withResolvers<Found>();
  const timer = setTimeout(() => resolve(otherwise), ANSWER_MS);
  try {
    return await Promise.race([looking, late]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}

async function lookAtDisk(folder: string | undefined): Promise<Health["disk"]> {
  if (sawFullDisk()) return "full";
  return folder !== undefined && (await roomLeft(folder)) < LEAST_ROOM ? "full" : "ok";
}

const answerSchema = z.tuple([z.object({ queue: z.boolean(), worker: z.boolean() })]);

async function ask(db: Queryable): Promise<Omit<Health, "disk">> {
  const { rows } = await db.query({
    text: `select to_regclass('pgboss.job') is not null as queue,
                  exists (select 1 from app.worker_heartbeat
                           where seen_at > now() - make_interval(secs => $1)) as worker`,
    values: [WORKER_SILENCE_SECONDS],
  });
  const [{ queue, worker }] = answerSchema.parse(rows);
  return { database: "ok", queue: queue ? "ok" : "down", worker: worker ? "ok" : "down" };
}
