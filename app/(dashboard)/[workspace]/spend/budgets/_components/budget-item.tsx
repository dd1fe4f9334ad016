"use client";

import { useRouter } from "next/navigation";
import { FormButton } from "@/components/forms/form-button";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { lazyForm } from "@/components/ui/lazy-part";
import { Notice } from "@/components/ui/notice";
import type { BudgetState } from "@/lib/domain/money/budget";
import { scopeWords } from "@/lib/format/budget-words";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { useAction } from "@/lib/queries/use-action";
import { archiveBudgetAction } from "../budgets-actions";
import { BudgetBar } from "./budget-bar";

const ChangeBudgetForm = lazyForm(() => import("./change-budget-form"));

interface BudgetItemProps {
  slug: string;
  budget: BudgetState;
  mayWrite: boolean;
}

function daysWords({ from, to }: BudgetState["days"]): string {
  if (to === null) return `from ${formatDay(from)} on`;
  return from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`;
}

/** A budget, what of it is used, and what can be done with it. */
export function BudgetItem({ slug, budget, mayWrite }: BudgetItemProps) {
  const router = useRouter();
  const { id, scope, days, warnAt, passed, blocked, archived } = budget;
  const name = withoutTricks(budget.name);
  const archive = useAction(archiveBudgetAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const failure = archive.result.serverError;
  const share = passed.at(-1);
  return (
    <li aria-label={name} className="flex flex-col gap-2 p-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-medium break-words">
            {name}
            {archived && <Badge>archived</Badge>}
            {!archived && share !== undefined && <Badge tone="warn">{`past ${share} %`}</Badge>}
            {!archived && blocked && <Badge tone="danger">kept something back</Badge>}
          </p>
          <p className="text-muted text-sm break-words">
            {scopeWords(scope)}; {daysWords(days)};{" "}
            {warnAt.length > 0
              ? `warns at ${warnAt.map((one) => `${one} %`).join(", ")}`
              : "warns of no share"}
          </p>
        </div>
        {mayWrite && (
          <div className="flex flex-wrap gap-2">
            <FormButton
              size="small"
              form={(done) => <ChangeBudgetForm slug={slug} budget={budget} {...done} />}
            >
              Change<span className="sr-only"> {name}</span>
            </FormButton>
            <Button
              size="small"
              busy={archive.isPending}
              onClick={() => archive.execute({ id, archived: !archived })}
            >
              {archived ? "Restore" : "Archive"}
              <span className="sr-only"> {name}</span>
            </Button>
          </div>
        )}
      </div>
      <BudgetBar budget={budget} />
      {failure && <Notice tone="danger" title={<FailureWords failure={failure} />} />}
    </li>
  );
}
