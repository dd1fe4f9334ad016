"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { formatCapped, formatCount } from "@/lib/format/text";
import { useSelection } from "./selection";

interface SelectionBarProps {
  /** What a row is: "prompt". */
  what: string;
  /** What can be done with the chosen rows: buttons. */
  children: ReactNode;
}

/** Stands over a list while rows of it are chosen: how many, all that the filter finds, and what to do with them. */
export function SelectionBar({ what, children }: SelectionBarProps) {
  const { count, canSelectAll, total, isMore, selectAll, clear } = useSelection();
  return (
    <>
      <span role="status" className="sr-only">
        {count > 0 ? `${formatCapped({ count, isMore }, what)} selected` : ""}
      </span>
      {count > 0 && (
        <div
          role="toolbar"
          aria-label={`With the selected ${what}s`}
          className="bg-surface sticky top-2 z-20 mb-2 flex flex-wrap items-center gap-2 rounded-md border px-3 py-2 shadow-sm"
        >
          <span className="tabular text-sm font-medium">
            {formatCapped({ count, isMore }, "selected", "selected")}
          </span>
          {canSelectAll && (
            <Button size="small" look="quiet" onClick={selectAll}>
              Select all {formatCount(total)} matching
            </Button>
          )}
          {children}
          <Button size="small" look="quiet" className="ml-auto" onClick={clear}>
            Clear selection
          </Button>
        </div>
      )}
    </>
  );
}
