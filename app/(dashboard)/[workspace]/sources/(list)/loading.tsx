import { PageHeader } from "@/components/shell/page-header";
import { TableSkeleton } from "@/components/states/skeletons";

export default function SourcesLoading() {
  return (
    <>
      <PageHeader title="Sources" question="Which sites do the answers cite, and how often?" />
      <TableSkeleton
        what="sources"
        columns={["Domain", "Class", "Sources", "Citations", "Answers", "Prevalence"]}
        rows={12}
      />
    </>
  );
}
