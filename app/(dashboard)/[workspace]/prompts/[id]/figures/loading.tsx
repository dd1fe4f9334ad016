import { FiguresSkeleton, TableSkeleton } from "@/components/states/skeletons";
import { Skeleton } from "@/components/ui/skeleton";

export default function PromptFiguresLoading() {
  return (
    <>
      <Skeleton className="mb-2 h-7 w-3/5" />
      <Skeleton className="mb-6 h-5 w-2/5" />
      <FiguresSkeleton />
      <TableSkeleton what="engines" columns={["Engine", "Answers", "Stability"]} rows={4} />
    </>
  );
}
