import { PageHeader } from "@/components/shell/page-header";
import { FiguresSkeleton, TableSkeleton } from "@/components/states/skeletons";
import { ESTIMATES_QUESTION } from "../spend-words";

export default function EstimatesLoading() {
  return (
    <>
      <PageHeader title="Estimates" question={ESTIMATES_QUESTION} />
      <FiguresSkeleton />
      <TableSkeleton what="runs" columns={["Begun", "Expected", "Came to", "Within"]} rows={8} />
    </>
  );
}
