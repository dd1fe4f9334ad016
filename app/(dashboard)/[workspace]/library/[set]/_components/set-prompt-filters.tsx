"use client";

import { FilterBar } from "@/components/filters/filter-bar";
import { SelectFilter } from "@/components/filters/select-filter";
import { TextFilter } from "@/components/filters/text-filter";
import { ANY_SET_PROMPT, type SetPromptChoices } from "@/lib/domain/library/set-prompt";
import { useAddress } from "@/lib/queries/use-address";
import { INTENT_OPTIONS, namedOptions, STAGE_OPTIONS } from "../../_components/choice-field";
import { SEARCH_MAX, setPromptsParsers } from "../../library-search-params";

interface SetPromptFiltersProps {
  choices: SetPromptChoices;
  /** What is shown, in words; null where all is. */
  sentence: string | null;
}

const wordOptions = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }));

/** A filter that nothing can be picked from has no box, unless the address has set it. */
const isOffered = (choices: readonly unknown[], value: string | null): boolean =>
  choices.length > 0 || value !== null;

const STATES = [{ value: "archived", label: "Archived" }] as const;

/** Keeps the filters of a set's prompts in the address; the page reads them there. */
export function SetPromptFilters({ choices, sentence }: SetPromptFiltersProps) {
  const { state, setState, busy } = useAddress(setPromptsParsers);
  const set = (change: Parameters<typeof setState>[0]) => void setState({ page: null, ...change });
  return (
    <FilterBar
      label="Narrow the prompts of this set"
      busy={busy}
      sentence={sentence}
      onClear={sentence === null ? null : () => set(ANY_SET_PROMPT)}
      search={
        <TextFilter
          label="Words"
          placeholder="In the newest wording"
          text={state.text}
          maxLength={SEARCH_MAX}
          onChange={(text) => set({ text })}
        />
      }
    >
      {isOffered(choices.topics, state.topic) && (
        <SelectFilter
          label="Topic"
          value={state.topic}
          options={wordOptions(choices.topics)}
          onChange={(topic) => set({ topic })}
        />
      )}
      {isOffered(choices.tags, state.tag) && (
        <SelectFilter
          label="Tag"
          value={state.tag}
          options={wordOptions(choices.tags)}
          onChange={(tag) => set({ tag })}
        />
      )}
      <SelectFilter
        label="Intent"
        value={state.intent}
        options={INTENT_OPTIONS}
        onChange={(intent) => set({ intent })}
      />
      <SelectFilter
        label="Stage"
        value={state.stage}
        options={STAGE_OPTIONS}
        onChange={(stage) => set({ stage })}
      />
      {isOffered(choices.markets, state.marketId) && (
        <SelectFilter
          label="Market"
          value={state.marketId}
          options={namedOptions(choices.markets)}
          otherLabel="an archived market"
          onChange={(marketId) => set({ marketId })}
        />
      )}
      {isOffered(choices.personas, state.personaId) && (
        <SelectFilter
          label="Persona"
          value={state.personaId}
          options={namedOptions(choices.personas)}
          otherLabel="an archived persona"
          onChange={(personaId) => set({ personaId })}
        />
      )}
      {isOffered(choices.families, state.familyId) && (
        <SelectFilter
          label="Family"
          value={state.familyId}
          options={choices.families.map(({ id, name, size }) => ({ value: id, label: `${name} (${size})` }))}
          otherLabel="a family"
          onChange={(familyId) => set({ familyId })}
        />
      )}
      <SelectFilter
        label="Show"
        value={state.archived ? "archived" : null}
        anyLabel="In use"
        options={STATES}
        onChange={(wanted) => set({ archived: wanted === "archived" })}
      />
    </FilterBar>
  );
}
