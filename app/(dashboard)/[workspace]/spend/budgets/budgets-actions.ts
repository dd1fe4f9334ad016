"use server";

import { z } from "zod";
import { budgetChangeSchema, newBudgetSchema } from "@/lib/domain/money/budget-fields";
import { archiveBudget, changeBudget, makeBudget } from "@/lib/services/budgets";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const write = workspaceAction.metadata({ permission: "budget:write" }).bindArgsSchemas(boundSlug);

/** Makes a budget. */
export const makeBudgetAction = write
  .inputSchema(newBudgetSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => makeBudget({ ctx, input: parsedInput }));

/** Gives a budget another name, amount or other shares to warn at. */
export const changeBudgetAction = write
  .inputSchema(budgetChangeSchema.extend({ id: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => changeBudget({ ctx, input: parsedInput }));

/** Takes a budget out of use, or back into it. */
export const archiveBudgetAction = write
  .inputSchema(z.object({ id: z.uuid(), archived: z.boolean() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => archiveBudget({ ctx, input: parsedInput }));
