"use client";

import { useQueryStates } from "nuqs";
import { useTransition } from "react";
import { DayFilter } from "@/components/filters/day-filter";
import { EngineFilter } from "@/components/filters/engine-filter";
import { FilterBar } from "@/components/filters/filter-bar";
import { TextFilter } from "@/components/filters/text-filter";
import { SEARCH_MAX, sourceParsers } from "../sources-search-params";

/** Keeps the filters of the sources in the address; the page reads them there. */
export function SourceFilters() {
  const [busy, startTransition] = useTransition();
  const [{ engine, from, to, text, domain }, setState] = useQueryStates(sourceParsers, {
    shallow: false,
    history: "push",
    startTransition,
  });
  const set = (change: Parameters<typeof setState>[0]) => void setState({ page: null, ...change });
  const filtered = engine !== null || from !== null || to !== null || text !== null;
  return (
    <FilterBar
      label="Narrow the sources"
      busy={busy}
      onClear={filtered ? () => set({ engine: null, from: null, to: null, text: null }) : null}
    >
      <TextFilter
        label="Search"
        placeholder={domain === null ? "Domain, title or address" : "Title or address"}
        text={text}
        maxLength={SEARCH_MAX}
        onChange={(wanted) => set({ text: wanted })}
      />
      <EngineFilter engine={engine} onChange={(wanted) => set({ engine: wanted })} />
      <DayFilter label="From" day={from} max={to} onChange={(wanted) => set({ from: wanted })} />
      <DayFilter label="To" day={to} min={from} onChange={(wanted) => set({ to: wanted })} />
    </FilterBar>
  );
}
