"use client";

import { EngineAndDays } from "@/components/filters/engine-and-days";
import { FilterBar } from "@/components/filters/filter-bar";
import { SelectFilter } from "@/components/filters/select-filter";
import { TextFilter } from "@/components/filters/text-filter";
import {
  ANY_ANSWER,
  ASKED_ENDINGS,
  type AskedLately,
  SEARCH_OUTCOME_LABELS,
  SEARCH_OUTCOMES,
} from "@/lib/domain/answers/answer-filter";
import { TASK_STATE_LABELS, TASK_STATES } from "@/lib/domain/tasks/task-state";
import { withoutTricks } from "@/lib/format/hostile";
import { shorten } from "@/lib/format/text";
import { useAddress } from "@/lib/queries/use-address";
import { answersParsers, SEARCH_MAX } from "../answers-search-params";
import { endedWords } from "../answers-words";

interface AnswerFiltersProps {
  asked: AskedLately;
  zone: string;
  /** What is shown, in words. */
  sentence: string | null;
}

/** Keeps the filters of the answers in the address; the page reads them there. */
export function AnswerFilters({ asked, zone, sentence }: AnswerFiltersProps) {
  const { state, setState, busy } = useAddress(answersParsers);
  const { engine, text } = state;
  const set = (change: Parameters<typeof setState>[0]) => void setState({ after: null, ...change });
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
          placeholder="In the prompt or the answer"
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
    </FilterBar>
  );
}
