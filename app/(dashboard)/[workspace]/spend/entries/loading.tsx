import { PageHeader } from "@/components/shell/page-header";
import { TableSkeleton } from "@/components/states/skeletons";
import { ENTRIES_QUESTION } from "../spend-words";

export default function EntriesLoading() {
  return (
    <>
      <PageHeader title="Entries" question={ENTRIES_QUESTION} />
      <TableSkeleton what="entries" columns={["Entered", "Spent", "Model charge", "Model"]} rows={12} />
    </>
  );
}
