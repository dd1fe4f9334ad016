import { PageHeader } from "@/components/shell/page-header";
import { TableSkeleton } from "@/components/states/skeletons";
import { RECONCILIATION_QUESTION } from "../reconciliation-words";

export default function ReconciliationsLoading() {
  return (
    <>
      <PageHeader title="Reconciliation" question={RECONCILIATION_QUESTION} />
      <TableSkeleton what="comparisons" columns={["Day", "Connection", "State", "Difference"]} rows={8} />
    </>
  );
}
