import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { Figure } from "@/lib/statistics/intervals/figure";
import { ToldFigure } from "./told-figure";

interface FigureLinkProps {
  figure: Figure;
  /** Null where nobody is led to rows: on what is handed on. */
  href: string | null;
  /** What the link leads to: "12 answers naming Acme". */
  label: string;
  bar?: boolean;
}

/** A figure that leads to the rows of its numerator. */
export const FigureLink = ({ figure, href, label, bar }: FigureLinkProps) =>
  figure.value === null || href === null ? (
    <ToldFigure figure={figure} bar={bar} />
  ) : (
    <Link href={href} aria-label={label} className="underline-offset-2 hover:underline">
      <ToldFigure figure={figure} bar={bar} />
    </Link>
  );

/** Rows that a figure counts, within the words that say how. */
export const RowsLink = ({ href, children }: { href: string | null; children: ReactNode }) =>
  href === null ? (
    <>{children}</>
  ) : (
    <Link href={href} className="text-accent underline underline-offset-2">
      {children}
    </Link>
  );

interface CountLinkProps {
  /** Null where nobody is led to rows. */
  href: string | null;
  /** What the count is of, for whoever does not see the column. */
  label: string;
  children: ReactNode;
}

/** A count in a table that leads to its rows. */
export const CountLink = ({ href, label, children }: CountLinkProps) =>
  href === null ? (
    <span className="tabular inline-flex items-center justify-end" title={label}>
      {children}
    </span>
  ) : (
    <Link
      href={href}
      aria-label={label}
      title={label}
      className="tabular inline-flex min-h-6 min-w-6 items-center justify-end underline-offset-2 hover:underline"
    >
      {children}
    </Link>
  );
