import { TableSkeleton } from "@/components/states/skeletons";
import { Skeleton } from "@/components/ui/skeleton";
import { SET_PROMPT_COLUMNS } from "../_components/set-prompts-table";

export default function SetPromptsLoading() {
  return (
    <>
      <Skeleton className="mb-2 h-7 w-2/5" />
      <Skeleton className="mb-6 h-5 w-3/5" />
      <Skeleton className="mb-4 h-13 w-full" />
      <TableSkeleton what="prompts" columns={SET_PROMPT_COLUMNS} />
    </>
  );
}
