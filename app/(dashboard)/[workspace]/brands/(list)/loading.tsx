import { PageHeader } from "@/components/shell/page-header";
import { FormSkeleton } from "@/components/states/skeletons";
import { BRANDS_QUESTION } from "../brand-words";

export default function BrandsLoading() {
  return (
    <>
      <PageHeader title="Brands" question={BRANDS_QUESTION} />
      <FormSkeleton fields={3} />
    </>
  );
}
