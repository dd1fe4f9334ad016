"use client";

import { useQueryStates } from "nuqs";
import { useTransition } from "react";
import { DayFilter } from "@/components/filters/day-filter";
import { EngineFilter } from "@/components/filters/engine-filter";
import { FilterBar } from "@/components/filters/filter-bar";
import { TextFilter } from "@/components/filters/text-filter";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { AskedModel } from "@/lib/domain/answer-list";
import { TASK_STATE_LABELS, TASK_STATES } from "@/lib/domain/task-state";
import { answersParsers, SEARCH_MAX } from "../answers-search-params";

const NO_FILTER = { engine: null, model: null, state: null, from: null, to: null, text: null };

/** Keeps the filters of the answers in the address; the page reads them there. */
export function AnswerFilters({ models }: { models: readonly AskedModel[] }) {
  const [busy, startTransition] = useTransition();
  const [{ engine, model, state, from, to, text }, setState] = useQueryStates(answersParsers, {
    shallow: false,
    history: "push",
    startTransition,
  });
  const set = (change: Parameters<typeof setState>[0]) => void setState({ after: null, ...change });
  const filtered = [engine, model, state, from, to, text].some((value) => value !== null);
  const offered = models.filter((asked) => engine === null || asked.engine === engine);
  const names = [...new Set([...offered.map((asked) => asked.model), ...(model === null ? [] : [model])])];
  return (
    <FilterBar label="Narrow the answers" busy={busy} onClear={filtered ? () => set(NO_FILTER) : null}>
      <TextFilter
        label="Words"
        placeholder="In the prompt or the answer"
        text={text}
        maxLength={SEARCH_MAX}
        onChange={(wanted) => set({ text: wanted })}
      />
      <EngineFilter engine={engine} onChange={(wanted) => set({ engine: wanted, model: null })} />
      <Field label="Model" className="w-36">
        <Select value={model ?? ""} onChange={({ target }) => set({ model: target.value || null })}>
          <option value="">Any</option>
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="State" className="w-36">
        <Select
          value={state ?? ""}
          onChange={({ target }) =>
            set({ state: TASK_STATES.find((known) => known === target.value) ?? null })
          }
        >
          <option value="">Any</option>
          {TASK_STATES.map((known) => (
            <option key={known} value={known}>
              {TASK_STATE_LABELS[known]}
            </option>
          ))}
        </Select>
      </Field>
      <DayFilter label="From" day={from} max={to} onChange={(wanted) => set({ from: wanted })} />
      <DayFilter label="To" day={to} min={from} onChange={(wanted) => set({ to: wanted })} />
    </FilterBar>
  );
}
