import { z } from "zod";
import { targetEstimateSchema } from "@/lib/domain/engines/price-range";
import { budgetRoomSchema } from "./budget-schema";

/** What each target is expected to cost, in the targets' order, and what budgets leave to whoever asks, of any label. */
export const targetEstimatesSchema = z.object({
  estimates: targetEstimateSchema.array(),
  budgets: budgetRoomSchema.array(),
});
export type TargetEstimates = z.infer<typeof targetEstimatesSchema>;
