"use client";

import { AmountFilter } from "@/components/filters/amount-filter";
import { EngineFilter } from "@/components/filters/engine-filter";
import { FilterBar } from "@/components/filters/filter-bar";
import { SelectFilter } from "@/components/filters/select-filter";
import { DayField } from "@/components/ui/day-field";
import type { AnswerChoices } from "@/lib/domain/answers/answer-filter";
import {
  CHOSEN_BY,
  type ChosenBy,
  STUDY_FIGURES,
  WINDOW_MAX,
  WINDOW_MIN,
} from "@/lib/domain/schedules/study";
import { useAddress } from "@/lib/queries/use-address";
import { studyParsers } from "../study-search-params";

interface StudyFiltersProps {
  /** What was marked, the newest first. */
  marks: readonly { value: string; label: string }[];
  brands: readonly { value: string; label: string }[];
  choices: Pick<AnswerChoices, "markets" | "personas" | "sets" | "families" | "topics" | "tags">;
  /** What is shown, whether it was asked for or not. */
  shown: { brand: string | null; before: number; after: number };
  sentence: string | null;
}

const CHOSEN_LABELS: Record<ChosenBy, string> = { family: "Family", tag: "Tag", topic: "Topic", set: "Set" };
const named = (options: readonly { id: string; name: string }[]) =>
  options.map(({ id, name }) => ({ value: id, label: name }));
const words = (options: readonly string[]) => options.map((value) => ({ value, label: value }));

const DAYS = /^[1-9]\d{0,2}$/;
const TAKES = `${WINDOW_MIN} to ${WINDOW_MAX} days`;

/** Keeps what a study asks in the address; the page reads it there. */
export function StudyFilters({ marks, brands, choices, shown, sentence }: StudyFiltersProps) {
  const { state, setState, busy } = useAddress(studyParsers);
  const set = (change: Parameters<typeof setState>[0]) => void setState(change);
  const optionsOf: Record<ChosenBy, { value: string; label: string }[]> = {
    family: named(choices.families),
    tag: words(choices.tags),
    topic: words(choices.topics),
    set: named(choices.sets),
  };
  const chosenBy = CHOSEN_BY.filter((by) => optionsOf[by].length > 0).map((by) => ({
    value: by,
    label: CHOSEN_LABELS[by],
  }));
  return (
    <FilterBar
      label="What the study asks"
      busy={busy}
      sentence={sentence}
      onClear={null}
      search={
        <>
          <SelectFilter
            label="What was done"
            value={state.mark}
            options={marks}
            anyLabel="On a day"
            otherLabel="A mark that is gone"
            onChange={(mark) => set({ mark, day: null })}
          />
          {state.mark === null && (
            <DayField label="On" day={state.day} onChange={(day) => set({ day })} className="w-36" />
          )}
        </>
      }
    >
      <SelectFilter
        label="To questions by"
        value={state.by}
        options={chosenBy}
        anyLabel="Choose"
        onChange={(by) => set({ by, value: null })}
      />
      {state.by !== null && (
        <SelectFilter
          label={CHOSEN_LABELS[state.by]}
          value={state.value}
          options={optionsOf[state.by]}
          anyLabel="Choose"
          otherLabel="One that is gone"
          onChange={(value) => set({ value })}
        />
      )}
      <SelectFilter
        label="Held against"
        value={state.controlsBy}
        options={chosenBy.map(({ value, label }) => ({ value, label: `Others by ${label.toLowerCase()}` }))}
        anyLabel="All others"
        onChange={(controlsBy) => set({ controlsBy, controls: null })}
      />
      {state.controlsBy !== null && (
        <SelectFilter
          label={`${CHOSEN_LABELS[state.controlsBy]} of the others`}
          value={state.controls}
          options={optionsOf[state.controlsBy]}
          anyLabel="Choose"
          otherLabel="One that is gone"
          onChange={(controls) => set({ controls })}
        />
      )}
      <AmountFilter
        label="Days before"
        amount={String(shown.before)}
        pattern={DAYS}
        takes={TAKES}
        onChange={(days) => set({ before: days === null ? null : Number(days) })}
      />
      <AmountFilter
        label="Days after"
        amount={String(shown.after)}
        pattern={DAYS}
        takes={TAKES}
        onChange={(days) => set({ after: days === null ? null : Number(days) })}
      />
      <SelectFilter
        label="Brand"
        value={shown.brand}
        options={brands}
        anyLabel="The own"
        onChange={(brand) => set({ brand: brand === null ? null : Number(brand) })}
      />
      <SelectFilter
        label="Figure"
        value={state.figure === "presence" ? null : state.figure}
        options={[{ value: "citation-rate", label: "Citation rate" }]}
        anyLabel="Presence"
        onChange={(figure) => set({ figure: STUDY_FIGURES.find((one) => one === figure) ?? null })}
      />
      <EngineFilter engine={state.engine} onChange={(engine) => set({ engine, model: null })} />
      {choices.personas.length > 0 && (
        <SelectFilter
          label="Persona"
          value={state.personaId}
          options={named(choices.personas)}
          otherLabel="One that is gone"
          onChange={(personaId) => set({ personaId })}
        />
      )}
      {choices.markets.length > 0 && (
        <SelectFilter
          label="Market"
          value={state.marketId}
          options={named(choices.markets)}
          otherLabel="One that is gone"
          onChange={(marketId) => set({ marketId })}
        />
      )}
    </FilterBar>
  );
}
