import { z } from "zod";
import type { Engine } from "@/lib/domain/engines/engine";
import type { Queryable } from "@/lib/db/columns";

interface SlotRequest {
  accountId: string;
  engine: Engine;
  taskId: string;
  slots: number;
  /** How long the slot is the call's unless it is released. */
  leaseMs: number;
}

const TAKE = `
update api.live_slot
set task_id = $4, leased_until = now() + $5 * interval '1 ms'
where (account_id, engine, slot) = (
  select account_id, engine, slot from api.live_slot
  where account_id = $1 and engine = $2 and slot < $3 and leased_until <= now()
  order by slot limit 1
  for update skip locked
)
returning slot`;

const MAKE = `
insert into api.live_slot (account_id, engine, slot, task_id, leased_until)
select $1, $2, slot, '', '-infinity' from generate_series(0, $3::int - 1) as slot
on conflict do nothing`;

const row = z.object({ slot: z.number() });

/**
 * Takes one of an account's live slots on an engine, making the slots the first time. Its number, or null when all
 * are taken. Callers never wait for each other: a slot that another caller is just taking is passed over.
 */
export async function takeLiveSlot(db: Queryable, request: SlotRequest): Promise<number | null> {
  const { accountId, engine, taskId, slots, leaseMs } = request;
  const take = async () => {
    const { rows } = await db.query({
      name: "api-take-live-slot",
      text: TAKE,
      values: [accountId, engine, slots, taskId, leaseMs],
    });
    return row.nullable().parse(rows[0] ?? null)?.slot ?? null;
  };
  const slot = await take();
  if (slot !== null) return slot;
  // All taken, or not made yet. Callers that arrive together on an account's first call wait here for the one that makes.
  await db.query({ name: "api-make-live-slots", text: MAKE, values: [accountId, engine, slots] });
  return take();
}
