import * as budgets from "@/lib/services/budgets";
import { SPEND, MONEY, RESEARCHER, MACHINE, type Line } from "./allowed";

const budget = { name: "Autumn", amount: "90", warnAt: [80] };

export const budgetsLines: Line[] = [
  ["budgets.listBudgets", SPEND, "done", "done", (ctx) => budgets.listBudgets({ ctx })],
  ["budgets.listBudgetRooms", RESEARCHER, "done", "done", (ctx) => budgets.listBudgetRooms({ ctx })],
  ["budgets.listBudgetChoices", MONEY, "done", "done", (ctx) => budgets.listBudgetChoices({ ctx })],
  ["budgets.tellOfBudgets", MACHINE, "done", "not_found", (ctx) => budgets.tellOfBudgets({ ctx })],
  [
    "budgets.makeBudget",
    MONEY,
    "done",
    "not_found",
    (ctx, { schedule: id }) =>
      budgets.makeBudget({
        ctx,
        input: { ...budget, of: { of: "schedule", id }, period: "week", startsOn: null },
      }),
  ],
  [
    "budgets.changeBudget",
    MONEY,
    "done",
    "not_found",
    (ctx, { budget: id }) => budgets.changeBudget({ ctx, input: { id, ...budget } }),
  ],
  [
    "budgets.archiveBudget",
    MONEY,
    "done",
    "not_found",
    (ctx, { budget: id }) => budgets.archiveBudget({ ctx, input: { id, archived: true } }),
  ],
];
