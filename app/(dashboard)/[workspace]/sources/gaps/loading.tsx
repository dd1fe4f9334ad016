import { PageHeader } from "@/components/shell/page-header";
import { FiguresSkeleton, TableSkeleton } from "@/components/states/skeletons";
import { GAPS_QUESTION } from "./gap-words";

export default function SourceGapsLoading() {
  return (
    <>
      <PageHeader title="Source gaps" question={GAPS_QUESTION} />
      <FiguresSkeleton />
      <TableSkeleton
        what="gaps"
        columns={["Domain", "Class", "Gap answers", "You are named", "Named beside", "Engines"]}
        rows={12}
      />
    </>
  );
}
