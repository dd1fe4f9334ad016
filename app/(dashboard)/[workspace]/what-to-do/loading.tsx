import { PageHeader } from "@/components/shell/page-header";
import { TableSkeleton } from "@/components/states/skeletons";
import { WHAT_TO_DO_QUESTION } from "./finding-words";

export default function WhatToDoLoading() {
  return (
    <>
      <PageHeader title="What to do" question={WHAT_TO_DO_QUESTION} />
      <TableSkeleton what="what to do" columns={["What", "Rows"]} rows={10} />
    </>
  );
}
