"use client";

import { FilterBar } from "@/components/filters/filter-bar";
import { SelectFilter } from "@/components/filters/select-filter";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { RUN_STATE_LABELS, RUN_STATES } from "@/lib/domain/runs/run-progress";
import { useAddress } from "@/lib/queries/use-address";
import { runsParsers } from "../runs-search-params";

interface RunFiltersProps {
  sets: readonly { id: string; name: string }[];
  schedules: readonly { id: string; name: string }[];
  /** What is shown, in words. */
  sentence: string | null;
}

const optionsOf = (named: readonly { id: string; name: string }[]) =>
  named.map(({ id, name }) => ({ value: id, label: name }));

/** Keeps the filters of the runs in the address; the page reads them there. */
export function RunFilters({ sets, schedules, sentence }: RunFiltersProps) {
  const { state, setState, busy } = useAddress(runsParsers);
  const set = (change: Parameters<typeof setState>[0]) => void setState({ page: null, ...change });
  const ofSets = state.of === "sets";
  return (
    <FilterBar
      label="Narrow the runs"
      busy={busy}
      sentence={sentence}
      onClear={sentence === null ? null : () => set({ setId: null, scheduleId: null, state: null })}
    >
      <Field label="Runs of" className="w-36">
        <Select
          value={state.of}
          onChange={({ target }) =>
            set({ of: target.value === "questions" ? "questions" : "sets", setId: null, scheduleId: null })
          }
        >
          <option value="sets">Sets</option>
          <option value="questions">Questions by hand</option>
        </Select>
      </Field>
      {ofSets && (
        <>
          <SelectFilter
            label="Set"
            value={state.setId}
            options={optionsOf(sets)}
            otherLabel="A set that is gone"
            onChange={(setId) => set({ setId })}
          />
          <SelectFilter
            label="Schedule"
            value={state.scheduleId}
            options={optionsOf(schedules)}
            otherLabel="A schedule that is gone"
            onChange={(scheduleId) => set({ scheduleId })}
          />
        </>
      )}
      <SelectFilter
        label="State"
        value={state.state}
        options={RUN_STATES.map((value) => ({ value, label: RUN_STATE_LABELS[value] }))}
        onChange={(wanted) => set({ state: wanted })}
      />
    </FilterBar>
  );
}
