import { PageHeader } from "@/components/shell/page-header";
import { FormSkeleton } from "@/components/states/skeletons";
import { PERSONAS_QUESTION } from "../library-words";

export default function PersonasLoading() {
  return (
    <>
      <PageHeader title="Personas" question={PERSONAS_QUESTION} />
      <FormSkeleton fields={3} />
    </>
  );
}
