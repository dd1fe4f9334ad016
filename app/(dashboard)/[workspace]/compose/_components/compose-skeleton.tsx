import { PageHeader } from "@/components/shell/page-header";
import { Skeleton } from "@/components/ui/skeleton";

/** The head of the screen, with the question it answers. */
export const ComposeHeader = () => (
  <PageHeader
    title="Compose"
    question="What do the engines answer to this prompt, and what does asking cost?"
  />
);

/** What stands in the form's place until it is there. */
export const FormSkeleton = () => (
  <div role="status" aria-label="Loading the form" className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
    <div className="flex flex-col gap-3">
      <Skeleton className="h-5 w-16" />
      <Skeleton className="h-30 w-full" />
      <Skeleton className="h-8 w-40" />
      <Skeleton className="h-8 w-44" />
      <Skeleton className="h-44 w-full" />
      <Skeleton className="h-8 w-full" />
    </div>
    <div className="flex flex-col gap-3">
      <Skeleton className="h-5 w-24" />
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-32 w-full" />
      <Skeleton className="h-32 w-full" />
    </div>
  </div>
);

/** What stands in the answers' place until they are there. */
export const AnswersSkeleton = () => (
  <div role="status" aria-label="Loading the answers" className="mb-8 flex flex-col gap-3">
    <Skeleton className="h-5 w-24" />
    <Skeleton className="h-5 w-2/3" />
    <Skeleton className="h-72 w-full rounded-md" />
  </div>
);
