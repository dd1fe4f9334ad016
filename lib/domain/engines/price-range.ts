import { z } from "zod";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import type { Engine } from "./engine";

/**
 * Dollars one answer tends to cost where a workspace has no past answers to go by: totals third parties measured on
 * the hosted API in August and September 2026, rounded up. Planning figures, not prices; the first answers replace them.
 */
export const PLANNING_COSTS: Record<Engine, { plain: string; searching: string }> = {
  chat_gpt: { plain: "0.02", searching: "0.08" },
  gemini: { plain: "0.01", searching: "0.04" },
  claude: { plain: "0.03", searching: "0.06" },
  perplexity: { plain: "0.01", searching: "0.01" },
};

/** What one question to one model is expected to cost. */
export const targetEstimateSchema = z.object({
  low: dollarsSchema,
  high: dollarsSchema,
  /** Past answers the range comes from (10th to 90th percentile); 0 means it is a planning figure. */
  basedOn: z.int().nonnegative(),
});
export type TargetEstimate = z.infer<typeof targetEstimateSchema>;

/** Fewer past answers than this say too little; the planning figure is used. */
export const ESTIMATE_MIN_ANSWERS = 3;
