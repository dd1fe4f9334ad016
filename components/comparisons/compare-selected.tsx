"use client";

import { useSelection } from "@/components/tables/selection";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { COMPARED_MAX } from "@/lib/domain/answers/comparison";
import { paths } from "@/lib/paths";

/** Leads from the answers chosen in a list to them side by side. */
export function CompareSelected({ slug }: { slug: string }) {
  const { ids, count } = useSelection();
  if (ids !== null && count >= 2 && count <= COMPARED_MAX)
    return (
      <Button asChild size="small">
        <Link href={paths.workspace(slug).compare(ids)}>Compare</Link>
      </Button>
    );
  return (
    <>
      <Button size="small" disabled>
        Compare
      </Button>
      <span className="text-muted text-xs">two to {COMPARED_MAX} can stand side by side</span>
    </>
  );
}
