import { PageHeader } from "@/components/shell/page-header";
import { TableSkeleton } from "@/components/states/skeletons";
import { Skeleton } from "@/components/ui/skeleton";
import { PROMPT_COLUMNS } from "../_components/prompts-table";

export default function PromptsLoading() {
  return (
    <>
      <PageHeader
        title="Prompts"
        question="What do we ask, in which wording, and how often was it answered?"
      />
      <Skeleton className="mb-4 h-13 w-full" />
      <TableSkeleton what="prompts" columns={PROMPT_COLUMNS} />
    </>
  );
}
