import { X } from "lucide-react";
import { Link } from "@/components/ui/link";
import { withoutTricks } from "@/lib/format/hostile";

export interface Narrowing {
  /** "Citing", "One run". */
  what: string;
  value: string;
  /** The same screen without it. */
  dropHref: string;
}

/** Filters that come by links from other screens and have no box of their own here, each with the way to drop it. */
export const NarrowedTo = ({ narrowings }: { narrowings: readonly Narrowing[] }) =>
  narrowings.length > 0 && (
    <ul aria-label="Narrowed to" className="mb-4 flex flex-wrap gap-2">
      {narrowings.map(({ what, value, dropHref }) => (
        <li
          key={what}
          className="bg-accent-soft flex max-w-full items-center gap-1 rounded border pl-2 text-sm"
        >
          <span className="text-muted shrink-0">{what}</span>
          <span className="min-w-0 truncate">{withoutTricks(value)}</span>
          <Link
            href={dropHref}
            aria-label={`Drop the filter: ${what} ${withoutTricks(value)}`}
            className="hover:bg-sunken inline-flex size-7 shrink-0 items-center justify-center rounded"
          >
            <X aria-hidden="true" className="size-3.5" strokeWidth={1.5} />
          </Link>
        </li>
      ))}
    </ul>
  );
