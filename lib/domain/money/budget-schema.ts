import { z } from "zod";
import { BUDGET_PERIODS, type BudgetRoom } from "./budget";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";

/** What a budget leaves, as a reply carries it. */
export const budgetRoomSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  label: z.string().nullable(),
  period: z.enum(BUDGET_PERIODS),
  amount: dollarsSchema,
  spent: dollarsSchema,
  held: dollarsSchema,
  left: dollarsSchema,
  until: z.iso.date().nullable(),
}) satisfies z.ZodType<BudgetRoom>;
