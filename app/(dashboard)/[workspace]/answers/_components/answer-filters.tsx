"use client";

import { Suspense, useId, useState } from "react";
import { EngineAndDays } from "@/components/filters/engine-and-days";
import { FilterBar } from "@/components/filters/filter-bar";
import { SelectFilter } from "@/components/filters/select-filter";
import { TextFilter } from "@/components/filters/text-filter";
import { Button } from "@/components/ui/button";
import { lazyForm } from "@/components/ui/lazy-part";
import {
  ANY_ANSWER,
  type AnswerChoices,
  ASKED_ENDINGS,
  type AskedLately,
  SEARCH_OUTCOME_LABELS,
  SEARCH_OUTCOMES,
} from "@/lib/domain/answers/answer-filter";
import type { Flag } from "@/lib/domain/answers/annotation";
import { TASK_STATE_LABELS, TASK_STATES } from "@/lib/domain/tasks/task-state";
import { withoutTricks } from "@/lib/format/hostile";
import { shorten } from "@/lib/format/text";
import { useAddress } from "@/lib/queries/use-address";
import { answersParsers, SEARCH_MAX } from "../answers-search-params";
import { endedWords, moreNarrowings } from "../answers-words";

const MoreAnswerFilters = lazyForm(() => import("./more-answer-filters"));

interface AnswerFiltersProps {
  asked: AskedLately;
  flags: readonly Flag[];
  choices: AnswerChoices;
  zone: string;
  /** What is shown, in words. */
  sentence: string | null;
  /** The view that is open, which a change of the filters keeps. */
  view: string | null;
}

/** Keeps the filters of the answers in the address; the page reads them there. */
export function AnswerFilters({ asked, flags, choices, zone, sentence, view }: AnswerFiltersProps) {
  const { state, setState, busy } = useAddress(answersParsers);
  const { engine, text } = state;
  const set = (change: Parameters<typeof setState>[0]) =>
    void setState({ after: null, count: null, view, ...change });
  const id = useId();
  const [isMore, setIsMore] = useState(false);
  const more = moreNarrowings(state, choices).length;
  const models = asked.models.filter((model) => engine === null || model.engine === engine);
  return (
    <FilterBar
      label="Narrow the answers"
      busy={busy}
      sentence={sentence}
      onClear={sentence === null ? null : () => set(ANY_ANSWER)}
      search={
        <TextFilter
          label="Words"
          placeholder={'words, "a phrase", -without'}
          text={text}
          maxLength={SEARCH_MAX}
          onChange={(wanted) => set({ text: wanted })}
        />
      }
    >
      <EngineAndDays filter={state} zone={zone} onChange={set} />
      <SelectFilter
        label="Model"
        value={state.model}
        options={[...new Set(models.map(({ model }) => model))].map((model) => ({
          value: model,
          label: withoutTricks(model),
        }))}
        onChange={(wanted) => set({ model: wanted })}
      />
      <SelectFilter
        label="Prompt"
        value={state.promptId}
        options={asked.prompts.map(({ id, words }) => ({
          value: id,
          label: shorten(withoutTricks(words), 80),
        }))}
        otherLabel="One asked earlier"
        onChange={(wanted) => set({ promptId: wanted })}
      />
      <SelectFilter
        label="Asked by"
        value={state.memberId}
        options={asked.members.map(({ id, name }) => ({ value: id, label: withoutTricks(name) }))}
        otherLabel="One who asked earlier"
        onChange={(wanted) => set({ memberId: wanted })}
      />
      <SelectFilter
        label="State"
        value={state.state}
        options={TASK_STATES.map((known) => ({ value: known, label: TASK_STATE_LABELS[known] }))}
        onChange={(wanted) => set({ state: wanted })}
      />
      <SelectFilter
        label="Web search"
        value={state.search}
        options={SEARCH_OUTCOMES.map((known) => ({ value: known, label: SEARCH_OUTCOME_LABELS[known] }))}
        onChange={(wanted) => set({ search: wanted })}
      />
      <SelectFilter
        label="Ended"
        value={state.ended}
        options={ASKED_ENDINGS.map((known) => ({ value: known, label: endedWords(known) }))}
        onChange={(wanted) => set({ ended: wanted })}
      />
      {(flags.length > 0 || state.flagId !== null) && (
        <SelectFilter
          label="Flag"
          value={state.flagId}
          options={flags.map(({ id, name }) => ({ value: id, label: withoutTricks(name) }))}
          otherLabel="One that is gone"
          onChange={(wanted) => set({ flagId: wanted })}
        />
      )}
      <Button aria-expanded={isMore} aria-controls={id} onClick={() => setIsMore(!isMore)}>
        {isMore ? "Fewer filters" : more === 0 ? "More filters" : `More filters (${more})`}
      </Button>
      <div id={id} className={isMore ? "flex w-full flex-wrap items-end gap-x-3 gap-y-2" : "hidden"}>
        {isMore && (
          <Suspense>
            <MoreAnswerFilters
              filter={state}
              choices={choices}
              models={[...new Set(models.map(({ model }) => model))]}
              onChange={set}
            />
          </Suspense>
        )}
      </div>
    </FilterBar>
  );
}
