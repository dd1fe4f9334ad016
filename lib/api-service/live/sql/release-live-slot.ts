import type { Engine } from "@/lib/domain/engines/engine";
import type { Queryable } from "@/lib/db/columns";

interface HeldSlot {
  accountId: string;
  engine: Engine;
  slot: number;
  taskId: string;
}

const TEXT = `
update api.live_slot set leased_until = '-infinity'
where account_id = $1 and engine = $2 and slot = $3 and task_id = $4`;

/** Frees a slot, unless its lease lapsed and another call has it. */
export async function releaseLiveSlot(db: Queryable, held: HeldSlot): Promise<void> {
  await db.query({
    name: "api-release-live-slot",
    text: TEXT,
    values: [held.accountId, held.engine, held.slot, held.taskId],
  });
}
