import "server-only";
import { listCellsPage } from "@/lib/db/sql/comparisons/read-cells";
import type { CellPage } from "@/lib/domain/answers/cell";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { parseId } from "@/lib/services/ids";

/** A page of a run's cells, each with how often it was asked and answered. */
export async function listCells({ ctx, input }: Call<{ runId: string; page: number }>): Promise<CellPage> {
  requirePermission(ctx, "answer:read");
  return listCellsPage(readsOf(ctx), { runId: parseId(input.runId, "run"), page: input.page });
}
