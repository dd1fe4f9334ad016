import { PageHeader } from "@/components/shell/page-header";
import { TableSkeleton } from "@/components/states/skeletons";
import { Skeleton } from "@/components/ui/skeleton";
import { RUN_COLUMNS } from "../_components/runs-table";

export default function RunsLoading() {
  return (
    <>
      <PageHeader title="Runs" question="What was asked, how far is it, and what does it cost?" />
      <Skeleton className="mb-4 h-13 w-full" />
      <TableSkeleton what="runs" columns={RUN_COLUMNS} />
    </>
  );
}
