import "server-only";
import { readLedger } from "@/lib/db/sql/money/read-ledger";
import type { LedgerEntry, EntryFilter } from "@/lib/domain/money/spend";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";

/** The ledger's rows over a span of days, batch by batch, reservations and releases included. */
export function exportLedger({ ctx, input }: Call<Zoned<EntryFilter>>): AsyncGenerator<LedgerEntry[]> {
  requirePermission(ctx, "spend:read");
  return readLedger(readsOf(ctx), input);
}
