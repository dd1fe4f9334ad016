import { PageHeader } from "@/components/shell/page-header";
import { FormSkeleton } from "@/components/states/skeletons";
import { BUDGETS_QUESTION } from "./budgets-words";

export default function BudgetsLoading() {
  return (
    <>
      <PageHeader title="Budgets" question={BUDGETS_QUESTION} />
      <FormSkeleton fields={3} />
    </>
  );
}
