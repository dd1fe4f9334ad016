import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { listOperators } from "@/lib/services/instance";
import { openOperatorPage } from "@/lib/web/page";
import { NewOperator } from "./_components/new-operator";
import { OperatorItem } from "./_components/operator-item";

export const metadata: Metadata = { title: "Operators" };

export default async function OperatorsPage() {
  const { ctx, session } = await openOperatorPage();
  const operators = await listOperators({ ctx });
  return (
    <>
      <PageHeader title="Operators" question="Who runs this instance: its accounts, upstreams and limits?" />
      <NewOperator />
      <ul aria-label="Operators" className="bg-surface max-w-xl divide-y rounded-md border">
        {operators.map((operator) => (
          <OperatorItem
            key={operator.userId}
            {...operator}
            isSelf={operator.userId === session.user.id}
            isOnly={operators.length === 1}
          />
        ))}
      </ul>
    </>
  );
}
