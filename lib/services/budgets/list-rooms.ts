import "server-only";
import type { BudgetRoom } from "@/lib/domain/money/budget";
import { requirePermission, type Call } from "@/lib/services/context";
import { readRooms, withoutSpan } from "./rooms";

/** What budgets leave to whoever asks by hand, those of every label among them: a form says which label it has. */
export async function listBudgetRooms({ ctx }: Call): Promise<BudgetRoom[]> {
  requirePermission(ctx, "run:create");
  return (await readRooms(ctx, null)).map(withoutSpan);
}
