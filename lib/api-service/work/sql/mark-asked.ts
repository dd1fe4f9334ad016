import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

interface Asking {
  owner: string;
  ids: readonly string[];
  at: Date;
  leaseMs: number;
}

// The owner in the condition is the compare-and-set: an executor that lost its lease asks nothing.
const TEXT = `
update api.task set asked_at = $3, lease_until = now() + $4 * interval '1 ms'
where id = any ($2::text[]) and state = 'running' and lease_owner = $1
returning id`;

const row = z.object({ id: z.string() });

/**
 * Notes, before questions that may be billed leave, that they do: from then on nobody asks them again. Returns the ids
 * that may be asked; a task missing from them is no longer the owner's.
 */
export async function markAsked(db: Queryable, { owner, ids, at, leaseMs }: Asking): Promise<string[]> {
  const { rows } = await db.query({
    name: "api-mark-asked",
    text: TEXT,
    values: [owner, ids, at, leaseMs],
  });
  return z
    .array(row)
    .parse(rows)
    .map(({ id }) => id);
}
