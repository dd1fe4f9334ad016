"use client";

import { useQueryStates } from "nuqs";
import { useTransition } from "react";
import { DayFilter } from "@/components/filters/day-filter";
import { EngineFilter } from "@/components/filters/engine-filter";
import { FilterBar } from "@/components/filters/filter-bar";
import { Button } from "@/components/ui/button";
import { spendParsers } from "../spend-search-params";
import { lastDays } from "../spend-span";

interface SpendFiltersProps {
  /** The days shown, whether they were asked for or not. */
  from: string;
  to: string;
}

const SPANS = [7, 30, 90];

/** Keeps the days and the engine of the spend screen in the address; the page reads them there. */
export function SpendFilters({ from, to }: SpendFiltersProps) {
  const [busy, startTransition] = useTransition();
  const [{ engine, ...asked }, setState] = useQueryStates(spendParsers, {
    shallow: false,
    history: "push",
    startTransition,
  });
  const set = (change: Parameters<typeof setState>[0]) => void setState(change);
  const filtered = engine !== null || asked.from !== null || asked.to !== null;
  return (
    <FilterBar
      label="Narrow the spend"
      busy={busy}
      onClear={filtered ? () => set({ engine: null, from: null, to: null }) : null}
    >
      <div role="group" aria-label="Span" className="flex gap-1">
        {SPANS.map((count) => (
          <Button
            key={count}
            size="small"
            className="h-8"
            // From the clock at the click: a page left open overnight still means today.
            onClick={() => set(lastDays(count, new Date()))}
          >
            {count} days
          </Button>
        ))}
      </div>
      <DayFilter label="From" day={from} max={to} onChange={(wanted) => set({ from: wanted, to })} />
      <DayFilter label="To" day={to} min={from} onChange={(wanted) => set({ from, to: wanted })} />
      <EngineFilter engine={engine} onChange={(wanted) => set({ engine: wanted })} />
    </FilterBar>
  );
}
