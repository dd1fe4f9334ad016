import { PageHeader } from "@/components/shell/page-header";
import { AnswerSkeleton } from "@/components/states/skeletons";

export default function CompareLoading() {
  return (
    <>
      <PageHeader title="Compare" question="How do these answers differ: text, sources, settings, cost?" />
      <AnswerSkeleton />
    </>
  );
}
