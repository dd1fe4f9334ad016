import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { EmptyState } from "./empty-state";

interface PastLastPageProps {
  page: number;
  firstHref: string;
}

/** Stands where an address asks for a page that the list does not have, which is not the same as an empty list. */
export const PastLastPage = ({ page, firstHref }: PastLastPageProps) => (
  <EmptyState
    title={`The list has no page ${page}`}
    action={
      <Button asChild>
        <Link href={firstHref}>To its first page</Link>
      </Button>
    }
  />
);
