import { PageHeader } from "@/components/shell/page-header";
import { TableSkeleton } from "@/components/states/skeletons";
import { Skeleton } from "@/components/ui/skeleton";
import { ACCOUNT_COLUMNS } from "../_components/accounts-table";

export default function AccountsLoading() {
  return (
    <>
      <PageHeader title="API accounts" question="Who may call this instance's API, and what do they spend?" />
      <Skeleton className="mb-6 h-13 w-full max-w-xl" />
      <Skeleton className="mb-4 h-13 w-full" />
      <TableSkeleton what="API accounts" columns={ACCOUNT_COLUMNS} />
    </>
  );
}
