import { PageHeader } from "@/components/shell/page-header";
import { TableSkeleton } from "@/components/states/skeletons";
import { Skeleton } from "@/components/ui/skeleton";

export default function UpstreamsLoading() {
  return (
    <>
      <PageHeader
        title="Upstreams"
        question="What answers when this instance's API is asked, and what does it offer?"
      />
      <Skeleton className="max-w-reading mb-6 h-15 w-full" />
      <TableSkeleton what="upstreams" columns={["Engine", "What answers"]} rows={4} />
    </>
  );
}
