import type { Queryable } from "@/lib/db/columns";

/** The channel on which executors hear that there is work. */
export const TASK_CHANNEL = "sightline_api_task";

// Nothing is lost with a notification, so it need not wait for the disk.
const TEXT = `select set_config('synchronous_commit', 'off', true), pg_notify('${TASK_CHANNEL}', '')`;

/** Tells all executors that tasks were posted. */
export async function notifyExecutors(db: Queryable): Promise<void> {
  await db.query({ name: "api-notify-executors", text: TEXT, values: [] });
}
