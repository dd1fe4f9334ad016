"use client";

import { EngineAndDays } from "@/components/filters/engine-and-days";
import { FilterBar } from "@/components/filters/filter-bar";
import { SelectFilter } from "@/components/filters/select-filter";
import { TextFilter } from "@/components/filters/text-filter";
import { ANYTHING } from "@/lib/domain/lists/workspace-filter";
import { PAGE_TYPES, SOURCE_CLASSES } from "@/lib/domain/sources/source-class";
import { useAddress } from "@/lib/queries/use-address";
import { SEARCH_MAX, sourceParsers } from "../sources-search-params";

const optionsOf = <Word extends string>(words: readonly Word[]) =>
  words.map((word) => ({ value: word, label: word }));

interface SourceFiltersProps {
  zone: string;
  /** What is shown, in words. */
  sentence: string | null;
}

/** Keeps the filters of the sources in the address; the page reads them there. */
export function SourceFilters({ zone, sentence }: SourceFiltersProps) {
  const { state, setState, busy } = useAddress(sourceParsers);
  const { text, domain } = state;
  const set = (change: Parameters<typeof setState>[0]) => void setState({ page: null, ...change });
  return (
    <FilterBar
      label="Narrow the sources"
      busy={busy}
      sentence={sentence}
      onClear={
        sentence === null ? null : () => set({ ...ANYTHING, text: null, sourceClass: null, pageType: null })
      }
      search={
        <TextFilter
          label="Search"
          placeholder={domain === null ? "Domain, title or address" : "Title or address"}
          text={text}
          maxLength={SEARCH_MAX}
          onChange={(wanted) => set({ text: wanted })}
        />
      }
    >
      <EngineAndDays filter={state} zone={zone} onChange={set} />
      <SelectFilter
        label="Class"
        value={state.sourceClass}
        options={optionsOf(SOURCE_CLASSES)}
        onChange={(sourceClass) => set({ sourceClass })}
      />
      <SelectFilter
        label="Page type"
        value={state.pageType}
        options={optionsOf(PAGE_TYPES)}
        onChange={(pageType) => set({ pageType })}
      />
    </FilterBar>
  );
}
