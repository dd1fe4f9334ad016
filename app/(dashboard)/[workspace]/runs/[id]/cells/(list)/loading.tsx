import { PageHeader } from "@/components/shell/page-header";
import { TableSkeleton } from "@/components/states/skeletons";

export default function CellsLoading() {
  return (
    <>
      <PageHeader title="Cells" question="What does this run ask of whom, and how often was it answered?" />
      <TableSkeleton what="cells" columns={["Prompt", "Engine and model", "Answered"]} />
    </>
  );
}
