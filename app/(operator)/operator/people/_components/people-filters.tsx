"use client";

import { FilterBar } from "@/components/filters/filter-bar";
import { TextFilter } from "@/components/filters/text-filter";
import { useAddress } from "@/lib/queries/use-address";
import { PEOPLE_SEARCH_MAX, peopleParsers } from "../people-search-params";

/** Keeps what people are searched by in the address; the page reads it there. */
export function PeopleFilters() {
  const { state, setState, busy } = useAddress(peopleParsers);
  const set = (text: string | null) => void setState({ text, page: null });
  return (
    <FilterBar
      label="Narrow the people"
      busy={busy}
      onClear={state.text === null ? null : () => set(null)}
      search={
        <TextFilter
          label="Person"
          placeholder="A part of the address or name"
          text={state.text}
          maxLength={PEOPLE_SEARCH_MAX}
          onChange={set}
        />
      }
    />
  );
}
