import { PageHeader } from "@/components/shell/page-header";
import { FormSkeleton } from "@/components/states/skeletons";
import { REVIEW_QUESTION } from "./review-words";

export default function ReviewLoading() {
  return (
    <>
      <PageHeader title="Review mentions" question={REVIEW_QUESTION} />
      <FormSkeleton fields={3} />
    </>
  );
}
