import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

interface FilterBarProps {
  /** What is narrowed: "Narrow the sources". */
  label: string;
  children: ReactNode;
  /** While the narrowed rows are on their way; the old ones stay. */
  busy?: boolean;
  /** Takes all filters away; null when none is set. */
  onClear: (() => void) | null;
}

/** The filters of a screen in one line that wraps: the same on every screen, kept in the address by their container. */
export const FilterBar = ({ label, children, busy = false, onClear }: FilterBarProps) => (
  <div
    role="search"
    aria-label={label}
    aria-busy={busy}
    className="no-print mb-4 flex flex-wrap items-end gap-x-3 gap-y-2"
  >
    {children}
    {onClear && (
      <button
        type="button"
        onClick={onClear}
        className="text-accent h-8 rounded px-1 text-sm underline-offset-2 hover:underline"
      >
        Clear filters
      </button>
    )}
    <span role="status" className={classNames("text-muted h-8 content-center text-xs", !busy && "sr-only")}>
      {busy ? "Updating" : ""}
    </span>
  </div>
);
