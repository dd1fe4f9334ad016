"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import type { BudgetState } from "@/lib/domain/money/budget";
import { useAction } from "@/lib/queries/use-action";
import { changeBudgetAction } from "../budgets-actions";
import { BudgetFields, givenBudget } from "./budget-fields";

interface ChangeBudgetFormProps {
  slug: string;
  budget: BudgetState;
  onClose: () => void;
  onSaved: () => void;
}

/** Changes a budget's name, amount and shares. What it is of, and over what time, stays: that would be another budget. */
export default function ChangeBudgetForm({ slug, budget, onClose, onSaved }: ChangeBudgetFormProps) {
  const { id, name, amount, warnAt } = budget;
  const [typed, setTyped] = useState({ name, amount, warnAt: warnAt.join(", ") });
  const change = useAction(changeBudgetAction.bind(null, slug), { onSuccess: onSaved });
  const { serverError, validationErrors } = change.result;
  return (
    <FormDialog
      title="Change this budget"
      description="The new amount holds at once. What is under way goes on, also where it is more."
      save="Save"
      busy={change.isPending}
      failure={serverError}
      onClose={onClose}
      onSave={() => change.execute({ id, ...givenBudget(typed) })}
    >
      <BudgetFields typed={typed} errors={validationErrors?.fieldErrors} onChange={setTyped} />
    </FormDialog>
  );
}
