import { PageHeader } from "@/components/shell/page-header";
import { FiguresSkeleton, FormSkeleton } from "@/components/states/skeletons";
import { PLANNER_QUESTION } from "./planner-words";

export default function PlannerLoading() {
  return (
    <>
      <PageHeader title="Planner" question={PLANNER_QUESTION} />
      <div className="grid gap-8 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <FormSkeleton fields={6} />
        <FiguresSkeleton />
      </div>
    </>
  );
}
