import { PageHeader } from "@/components/shell/page-header";
import { FiguresSkeleton, TableSkeleton } from "@/components/states/skeletons";

export default function OverviewLoading() {
  return (
    <>
      <PageHeader title="Overview" question="What is real, what moved, and where?" />
      <FiguresSkeleton />
      <TableSkeleton
        what="brands"
        columns={["Brand", "Presence", "Since before", "Citation rate", "Share of voice", "Top pick"]}
        rows={6}
      />
    </>
  );
}
