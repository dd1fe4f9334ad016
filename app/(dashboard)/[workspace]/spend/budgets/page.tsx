import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { dayAt } from "@/lib/domain/time/day-span";
import { roleMay } from "@/lib/domain/team/permission";
import { listBudgetChoices, listBudgets } from "@/lib/services/budgets";
import { openWorkspacePage } from "@/lib/web/page";
import { SpendLinks } from "../_components/spend-links";
import { BUDGETS_QUESTION } from "./budgets-words";
import { BudgetItem } from "./_components/budget-item";
import { NewBudget } from "./_components/new-budget";

export const metadata: Metadata = { title: "Budgets" };

interface BudgetsPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function BudgetsPage({ params }: BudgetsPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "spend:read");
  const { slug, timeZone } = workspace;
  const mayWrite = roleMay(workspace.role, "budget:write");
  const [budgets, choices] = await Promise.all([
    listBudgets({ ctx }),
    mayWrite ? listBudgetChoices({ ctx }) : null,
  ]);
  return (
    <>
      <PageHeader
        title="Budgets"
        question={BUDGETS_QUESTION}
        actions={choices && <NewBudget slug={slug} choices={choices} today={dayAt(ctx.now(), timeZone)} />}
      />
      <SpendLinks slug={slug} current="budgets" />
      {budgets.length > 0 ? (
        <ul aria-label="Budgets" className="bg-surface divide-y rounded-md border">
          {budgets.map((budget) => (
            <BudgetItem key={budget.id} slug={slug} budget={budget} mayWrite={mayWrite} />
          ))}
        </ul>
      ) : (
        <EmptyState title="No budget yet">
          A budget says what may be spent in a day, week or month, or once, by the whole workspace, a member,
          a label or a schedule. What does not fit is not sent, and shares of it that were chosen are warned
          of.
        </EmptyState>
      )}
      <p className="text-muted mt-3 text-xs">
        Days, weeks from Monday and months are those of {timeZone}. Before anything is sent its upper estimate
        is held back; a call that costs more than that can take a budget over its amount by the difference,
        and nothing else can.
      </p>
    </>
  );
}
