import { FiguresSkeleton, TableSkeleton } from "@/components/states/skeletons";
import { Skeleton } from "@/components/ui/skeleton";

export default function BrandFiguresLoading() {
  return (
    <>
      <Skeleton className="mb-2 h-7 w-2/5" />
      <Skeleton className="mb-6 h-5 w-3/5" />
      <FiguresSkeleton />
      <TableSkeleton what="engines" columns={["Engine", "Presence", "Top pick", "Citation rate"]} rows={4} />
    </>
  );
}
