import { PageHeader } from "@/components/shell/page-header";
import { ChartSkeleton, TableSkeleton } from "@/components/states/skeletons";

export default function SpendLoading() {
  return (
    <>
      <PageHeader title="Spend" question="What did asking cost, and where did the money go?" />
      <div className="flex flex-col gap-8">
        <ChartSkeleton />
        <TableSkeleton
          what="spend by engine"
          columns={["Engine", "Spent", "Model charge", "Calls"]}
          rows={4}
        />
      </div>
    </>
  );
}
