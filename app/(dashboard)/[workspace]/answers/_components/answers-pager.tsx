import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { CappedCount } from "@/lib/domain/lists/capped-count";
import { formatCapped } from "@/lib/format/text";

interface AnswersPagerProps {
  total: CappedCount;
  /** Null on the first page. */
  firstHref: string | null;
  nextHref: string | null;
  /** Counts them all, where counting stopped. */
  countHref: string;
}

/** How many there are in the filter, and the way on: a page begins after a row, so only the first and the next have links. */
export const AnswersPager = ({ total, firstHref, nextHref, countHref }: AnswersPagerProps) => (
  <nav aria-label="Pages" className="flex items-center justify-between gap-4 py-2">
    <span className="tabular text-muted flex flex-wrap items-baseline gap-x-3 text-sm">
      {formatCapped(total, "answer")}
      {total.isMore && (
        <Link href={countHref} className="text-accent underline-offset-2 hover:underline">
          Count exactly
        </Link>
      )}
    </span>
    <span className="flex gap-2">
      {firstHref && (
        <Button asChild size="small">
          <Link href={firstHref}>First page</Link>
        </Button>
      )}
      {nextHref && (
        <Button asChild size="small">
          <Link href={nextHref}>Next page</Link>
        </Button>
      )}
    </span>
  </nav>
);
