import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { formatCount } from "@/lib/format/text";

interface PagerProps {
  /** What a screen reader calls it, where a screen has more than one. */
  label?: string;
  /** Of the first and last row shown, from 1. */
  from: number;
  to: number;
  /** All rows of the filter; null where counting them would cost too much. */
  total: number | null;
  /** Null where there is no such page. */
  previousHref: string | null;
  nextHref: string | null;
}

const PageLink = ({ href, children }: { href: string | null; children: string }) =>
  href ? (
    <Button asChild size="small">
      <Link href={href}>{children}</Link>
    </Button>
  ) : (
    <Button size="small" disabled>
      {children}
    </Button>
  );

/** "1–50 of 1,204", and the way to the neighbouring pages. */
export const Pager = ({ label = "Pages", from, to, total, previousHref, nextHref }: PagerProps) => (
  <nav aria-label={label} className="flex items-center justify-between gap-4 py-2">
    <span className="tabular text-muted text-sm">
      {formatCount(from)}–{formatCount(to)}
      {total !== null && ` of ${formatCount(total)}`}
    </span>
    <span className="flex gap-2">
      <PageLink href={previousHref}>Previous</PageLink>
      <PageLink href={nextHref}>Next</PageLink>
    </span>
  </nav>
);
