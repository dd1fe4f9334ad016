import type { BudgetRoom } from "@/lib/domain/money/budget";
import { leavesWords } from "@/lib/format/budget-words";

interface BudgetsLeftProps {
  budgets: readonly BudgetRoom[];
  /** Dollars that what is about to be asked may cost. */
  cost: string;
}

/** What each budget is left with by something that may cost so much. */
export const BudgetsLeft = ({ budgets, cost }: BudgetsLeftProps) =>
  budgets.length > 0 && (
    <ul aria-label="What budgets are left with" className="text-muted text-sm">
      {budgets.map((budget) => (
        <li key={budget.id}>{leavesWords(budget, cost)}</li>
      ))}
    </ul>
  );
