"use client";

import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";

interface FilterBarProps {
  /** What is narrowed: "Narrow the sources". */
  label: string;
  /** The box for words, if there is one; it stays in sight on a phone. */
  search?: ReactNode;
  children?: ReactNode;
  /** What is shown, in a sentence: "Answers of Claude, from 1 Nov 2026 (days in UTC)". */
  sentence?: string | null;
  /** While the narrowed rows are on their way; the old ones stay. */
  busy?: boolean;
  /** Takes all filters away; null when none is set. */
  onClear: (() => void) | null;
}

/**
 * The filters of a screen, the same on every screen, kept in the address by their container: in lines that wrap, on a
 * phone behind one button; under them in words what they leave.
 */
export function FilterBar({
  label,
  search,
  children,
  sentence = null,
  busy = false,
  onClear,
}: FilterBarProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div role="search" aria-label={label} aria-busy={busy} className="no-print mb-4 flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        {search}
        {children && (
          <>
            <Button
              className="md:hidden"
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
            >
              Filters
            </Button>
            <div
              id={id}
              className={classNames(
                "flex-wrap items-end gap-x-3 gap-y-2 md:contents",
                open ? "flex w-full" : "hidden",
              )}
            >
              {children}
            </div>
          </>
        )}
      </div>
      {(sentence !== null || onClear || busy) && (
        <p className="flex min-h-6 flex-wrap items-center gap-x-3 text-sm">
          {sentence && <span className="min-w-0 break-words">{sentence}</span>}
          {onClear && (
            <button
              type="button"
              onClick={onClear}
              className="text-accent min-h-6 rounded px-1 underline-offset-2 hover:underline"
            >
              Clear filters
            </button>
          )}
          <span role="status" className={classNames("text-muted text-xs", !busy && "sr-only")}>
            {busy ? "Updating" : ""}
          </span>
        </p>
      )}
    </div>
  );
}
