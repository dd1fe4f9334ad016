import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

interface DisclosureProps {
  summary: ReactNode;
  /** Shown at the right of the summary line, whether open or not. */
  aside?: ReactNode;
  children: ReactNode;
  open?: boolean;
  className?: string;
}

/** Something folded away. The browser's own element: it works before scripts load and is found by "find in page". */
export const Disclosure = ({ summary, aside, children, open = false, className }: DisclosureProps) => (
  <details className={classNames("group", className)} open={open}>
    <summary className="flex min-h-8 list-none items-center gap-2 rounded text-base font-medium [&::-webkit-details-marker]:hidden">
      <ChevronRight
        aria-hidden="true"
        className="text-muted size-4 shrink-0 transition-transform group-open:rotate-90"
        strokeWidth={1.5}
      />
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-2">
        <span>{summary}</span>
        {aside && <span className="text-muted text-xs font-normal">{aside}</span>}
      </span>
    </summary>
    <div className="pt-2 pl-6">{children}</div>
  </details>
);
