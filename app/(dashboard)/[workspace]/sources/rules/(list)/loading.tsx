import { PageHeader } from "@/components/shell/page-header";
import { FormSkeleton } from "@/components/states/skeletons";
import { RULES_QUESTION } from "../rule-words";

export default function SourceRulesLoading() {
  return (
    <>
      <PageHeader title="Rules of sources" question={RULES_QUESTION} />
      <FormSkeleton fields={3} />
    </>
  );
}
