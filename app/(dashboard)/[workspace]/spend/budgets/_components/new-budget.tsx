"use client";

import type { ComponentProps } from "react";
import { FormButton } from "@/components/forms/form-button";
import { lazyForm } from "@/components/ui/lazy-part";

const NewBudgetForm = lazyForm(() => import("./new-budget-form"));

/** The button that makes a budget. */
export const NewBudget = (props: Omit<ComponentProps<typeof NewBudgetForm>, "onClose" | "onSaved">) => (
  <FormButton look="primary" form={(done) => <NewBudgetForm {...props} {...done} />}>
    New budget
  </FormButton>
);
