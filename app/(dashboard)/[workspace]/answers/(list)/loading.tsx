import { PageHeader } from "@/components/shell/page-header";
import { TableSkeleton } from "@/components/states/skeletons";
import { Skeleton } from "@/components/ui/skeleton";
import { ANSWER_COLUMNS } from "../_components/answers-table";

export default function AnswersLoading() {
  return (
    <>
      <PageHeader
        title="Answers"
        question="What was answered, by which model, on which sources, at what cost?"
      />
      <Skeleton className="mb-3 h-13 w-full" />
      <TableSkeleton what="answers" columns={ANSWER_COLUMNS} />
    </>
  );
}
