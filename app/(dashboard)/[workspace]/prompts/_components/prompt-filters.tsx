"use client";

import { DayFilter } from "@/components/filters/day-filter";
import { EngineFilter } from "@/components/filters/engine-filter";
import { FilterBar } from "@/components/filters/filter-bar";
import { TextFilter } from "@/components/filters/text-filter";
import { ANYTHING } from "@/lib/domain/workspace-filter";
import { useAddress } from "@/lib/queries/use-address";
import { promptsParsers, SEARCH_MAX } from "../prompts-search-params";

interface PromptFiltersProps {
  zone: string;
  /** What is shown, in words. */
  sentence: string | null;
}

/** Keeps the filters of the prompts in the address; the page reads them there. */
export function PromptFilters({ zone, sentence }: PromptFiltersProps) {
  const { state, setState, busy } = useAddress(promptsParsers);
  const { engine, from, to, text } = state;
  const set = (change: Parameters<typeof setState>[0]) => void setState({ page: null, ...change });
  return (
    <FilterBar
      label="Narrow the prompts"
      busy={busy}
      sentence={sentence}
      onClear={sentence === null ? null : () => set({ ...ANYTHING, text: null })}
      search={
        <TextFilter
          label="Words"
          placeholder="In any wording of a prompt"
          text={text}
          maxLength={SEARCH_MAX}
          onChange={(wanted) => set({ text: wanted })}
        />
      }
    >
      <EngineFilter engine={engine} onChange={(wanted) => set({ engine: wanted, model: null })} />
      <DayFilter
        label="Asked from"
        day={from}
        max={to}
        zone={zone}
        onChange={(wanted) => set({ from: wanted, to })}
      />
      <DayFilter
        label="Asked to"
        day={to}
        min={from}
        zone={zone}
        onChange={(wanted) => set({ from, to: wanted })}
      />
    </FilterBar>
  );
}
