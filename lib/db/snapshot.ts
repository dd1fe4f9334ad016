import "server-only";
import { AppError } from "@/lib/domain/errors";
import type { Queryable } from "./columns";
import { getPool } from "./pool";

/** Each holds one of the process's connections for as long as its reader takes. */
const MOST_AT_ONCE = 4;

const holder: typeof globalThis & { sightlineSnapshots?: number } = globalThis;

/** Throws `conflict` where this process reads as many snapshots as it may. */
export function requireSnapshotRoom(): void {
  if ((holder.sightlineSnapshots ?? 0) < MOST_AT_ONCE) return;
  throw new AppError("conflict", {
    message: `${MOST_AT_ONCE} exports are under way. Try again when one of them has ended.`,
  });
}

/**
 * What is read by one look at the database: what is written meanwhile is not seen, however long it takes. Nothing is
 * held before the first of it is asked for, nor after whoever reads has stopped.
 */
export async function* inSnapshot<Part>(
  read: (db: Queryable) => AsyncGenerator<Part>,
): AsyncGenerator<Part, void, undefined> {
  requireSnapshotRoom();
  holder.sightlineSnapshots = (holder.sightlineSnapshots ?? 0) + 1;
  try {
    const client = await getPool().connect();
    let whole = false;
    try {
      await client.query("begin isolation level repeatable read read only");
      yield* read(client);
      await client.query("commit");
      whole = true;
    } finally {
      // Broken off, the connection goes, and with it whatever stood open on it.
      client.release(!whole);
    }
  } finally {
    holder.sightlineSnapshots -= 1;
  }
}

/** The rows of a statement, so many at a time, by a cursor of the transaction under way. */
export async function* cursorRows(
  db: Queryable,
  { text, values }: { text: string; values: unknown[] },
  size: number,
): AsyncGenerator<unknown[]> {
  await db.query({ text: `declare exported no scroll cursor for ${text}`, values });
  for (;;) {
    const { rows } = await db.query({ text: `fetch ${size} from exported`, values: [] });
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
  }
  await db.query({ text: "close exported", values: [] });
}
