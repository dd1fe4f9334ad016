import { PageHeader } from "@/components/shell/page-header";
import { TableSkeleton } from "@/components/states/skeletons";
import { SCHEDULE_COLUMNS } from "../_components/schedules-table";

export default function SchedulesLoading() {
  return (
    <>
      <PageHeader title="Schedules" question="What runs again by itself, when, and what does it come to?" />
      <TableSkeleton what="schedules" columns={SCHEDULE_COLUMNS} />
    </>
  );
}
