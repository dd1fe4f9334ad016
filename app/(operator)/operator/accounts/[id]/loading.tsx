import { FormSkeleton, TableSkeleton } from "@/components/states/skeletons";
import { LEDGER_COLUMNS } from "./_components/ledger-table";

export default function AccountLoading() {
  return (
    <div className="flex flex-col gap-8">
      <FormSkeleton fields={3} />
      <TableSkeleton what="the ledger" columns={LEDGER_COLUMNS} />
    </div>
  );
}
