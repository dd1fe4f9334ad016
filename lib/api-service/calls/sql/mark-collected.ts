import type { Queryable } from "@/lib/db/columns";

const TEXT = "update api.task set collected_at = $2 where id = $1 and collected_at is null";

/** Takes a finished task off the ready list. */
export async function markCollected(db: Queryable, id: string, at: Date): Promise<void> {
  await db.query({ name: "api-mark-collected", text: TEXT, values: [id, at] });
}
