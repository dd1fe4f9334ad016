import { PageHeader } from "@/components/shell/page-header";
import { FormSkeleton } from "@/components/states/skeletons";
import { MARKETS_QUESTION } from "../library-words";

export default function MarketsLoading() {
  return (
    <>
      <PageHeader title="Markets" question={MARKETS_QUESTION} />
      <FormSkeleton fields={3} />
    </>
  );
}
