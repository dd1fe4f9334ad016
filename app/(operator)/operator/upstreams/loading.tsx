import { PageHeader } from "@/components/shell/page-header";
import { FormSkeleton } from "@/components/states/skeletons";

export default function UpstreamsLoading() {
  return (
    <>
      <PageHeader
        title="Upstreams"
        question="What answers when this instance's API is asked, and what does it offer?"
      />
      <FormSkeleton fields={4} />
    </>
  );
}
