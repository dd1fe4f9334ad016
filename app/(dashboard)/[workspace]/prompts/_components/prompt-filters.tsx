"use client";

import { EngineAndDays } from "@/components/filters/engine-and-days";
import { FilterBar } from "@/components/filters/filter-bar";
import { TextFilter } from "@/components/filters/text-filter";
import { ANYTHING } from "@/lib/domain/lists/workspace-filter";
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
  const { text } = state;
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
      <EngineAndDays filter={state} zone={zone} onChange={set} />
    </FilterBar>
  );
}
