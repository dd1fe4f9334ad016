import { PageHeader } from "@/components/shell/page-header";
import { FiguresSkeleton, TableSkeleton } from "@/components/states/skeletons";

export default function CompareLoading() {
  return (
    <>
      <PageHeader title="Compare" />
      <FiguresSkeleton />
      <TableSkeleton what="brands" columns={["Brand", "A", "B", "Difference", "Verdict"]} rows={6} />
    </>
  );
}
