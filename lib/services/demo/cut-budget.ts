import "server-only";
import { withTransaction } from "@/lib/db/transaction";
import { add, nano, parseDollars, toDollars, type Nano } from "@/lib/domain/amounts/money";
import { changeBudget, listBudgets } from "@/lib/services/budgets";
import type { Context } from "@/lib/services/context";
import { demoContext, PROGRAMME_BUDGET } from "./team";

/** More than what is asked on the last day may cost. */
const LAST_DAY = parseDollars("0.75");
/** People choose round amounts. */
const STEP = parseDollars("0.5");

/**
 * Has the programme's budget cut to little more than it has cost, so that what is asked on the last day passes a share
 * it warns of, and nothing is refused. What answers cost follows from prices that change, so the amount follows from it.
 * Done once, however often it is tried.
 */
export async function cutBudget(ctx: Context): Promise<void> {
  await withTransaction(demoContext(ctx, "maja"), async (payer) => {
    const { name, amount, warnAt } = PROGRAMME_BUDGET;
    const budgets = await listBudgets({ ctx: payer });
    const budget = budgets.find((one) => one.name === name && one.amount === amount);
    if (!budget) return;
    const wanted = roundUp(add(parseDollars(budget.spent), LAST_DAY));
    await changeBudget({ ctx: payer, input: { id: budget.id, name, warnAt, amount: toDollars(wanted) } });
  });
}

const roundUp = (dollars: Nano): Nano => nano(((dollars + STEP - 1n) / STEP) * STEP);
