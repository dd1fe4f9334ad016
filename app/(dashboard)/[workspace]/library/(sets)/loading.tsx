import { PageHeader } from "@/components/shell/page-header";
import { TableSkeleton } from "@/components/states/skeletons";
import { SET_COLUMNS } from "../_components/sets-table";
import { SETS_QUESTION } from "../library-words";

export default function SetsLoading() {
  return (
    <>
      <PageHeader title="Library" question={SETS_QUESTION} />
      <TableSkeleton what="sets" columns={SET_COLUMNS} />
    </>
  );
}
