import { PageHeader } from "@/components/shell/page-header";
import { FormSkeleton } from "@/components/states/skeletons";
import { FIRST_STEPS_QUESTION } from "./first-steps-words";

export default function FirstStepsLoading() {
  return (
    <>
      <PageHeader title="First steps" question={FIRST_STEPS_QUESTION} />
      <FormSkeleton fields={5} />
    </>
  );
}
