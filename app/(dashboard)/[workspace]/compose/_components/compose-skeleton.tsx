import { PageHeader } from "@/components/shell/page-header";
import { Skeleton } from "@/components/ui/skeleton";

/** The head of the screen, with the question it answers. */
export const ComposeHeader = () => (
  <PageHeader
    title="Compose"
    question="What do the engines answer to this prompt, and what does asking cost?"
  />
);

const Line = ({ className }: { className: string }) => <Skeleton className={className} />;

/** What stands in the form's place until it is there. */
export function ComposeSkeleton() {
  return (
    <div role="status" aria-label="Loading the form">
      <ComposeHeader />
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        <div className="flex flex-col gap-3">
          <Line className="h-5 w-16" />
          <Line className="h-30 w-full" />
          <Line className="h-8 w-40" />
          <Line className="h-8 w-44" />
          <Line className="h-44 w-full" />
          <Line className="h-8 w-full" />
        </div>
        <div className="flex flex-col gap-3">
          <Line className="h-5 w-24" />
          <Line className="h-16 w-full" />
          <Line className="h-32 w-full" />
          <Line className="h-32 w-full" />
        </div>
      </div>
    </div>
  );
}
