import { PageHeader } from "@/components/shell/page-header";
import { TableSkeleton } from "@/components/states/skeletons";
import { OUTLIERS_QUESTION } from "../spend-words";

export default function OutliersLoading() {
  return (
    <>
      <PageHeader title="Outliers" question={OUTLIERS_QUESTION} />
      <TableSkeleton what="the dearest calls" columns={["Charged", "Cost", "Model"]} rows={12} />
    </>
  );
}
