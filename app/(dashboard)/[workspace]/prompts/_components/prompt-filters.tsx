"use client";

import { useQueryStates } from "nuqs";
import { useTransition } from "react";
import { FilterBar } from "@/components/filters/filter-bar";
import { TextFilter } from "@/components/filters/text-filter";
import { promptsParsers, SEARCH_MAX } from "../prompts-search-params";

/** Keeps the search in the address; the page reads it there. */
export function PromptFilters() {
  const [busy, startTransition] = useTransition();
  const [{ text }, setState] = useQueryStates(promptsParsers, {
    shallow: false,
    history: "push",
    startTransition,
  });
  const search = (wanted: string | null) => void setState({ text: wanted, page: null });
  return (
    <FilterBar label="Narrow the prompts" busy={busy} onClear={text === null ? null : () => search(null)}>
      <TextFilter
        label="Words"
        placeholder="In any wording of a prompt"
        text={text}
        maxLength={SEARCH_MAX}
        onChange={search}
      />
    </FilterBar>
  );
}
