import { PageHeader } from "@/components/shell/page-header";
import { TableSkeleton } from "@/components/states/skeletons";
import { STATEMENT_QUESTION } from "../spend-words";

export default function StatementLoading() {
  return (
    <>
      <PageHeader title="Statement" question={STATEMENT_QUESTION} />
      <TableSkeleton what="the statement" columns={["", "Spent", "Model charge", "Service fee"]} rows={10} />
    </>
  );
}
