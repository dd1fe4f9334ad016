"use client";

import { EngineAndDays } from "@/components/filters/engine-and-days";
import { FilterBar } from "@/components/filters/filter-bar";
import { SelectFilter } from "@/components/filters/select-filter";
import { SpanButtons } from "@/components/filters/span-buttons";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { useAddress } from "@/lib/queries/use-address";
import { spendParsers } from "../spend-search-params";

interface SpendFiltersProps {
  /** The days shown, whether they were asked for or not. */
  from: string;
  to: string;
  zone: string;
  today: string;
  /** What is shown, in words. */
  sentence: string;
  sets: readonly Named[];
  schedules: readonly Named[];
}

interface Named {
  id: string;
  name: string;
}

const optionsOf = (named: readonly Named[]) => named.map(({ id, name }) => ({ value: id, label: name }));

/** Keeps the filters of the spend screen in the address; the page reads them there. */
export function SpendFilters({ from, to, zone, today, sentence, sets, schedules }: SpendFiltersProps) {
  const { state, setState, busy } = useAddress(spendParsers);
  const set = (change: Parameters<typeof setState>[0]) => void setState(change);
  const { groupBy: _groupBy, by: _by, ...filter } = state;
  const isFiltered = Object.values(filter).some((value) => value !== null);
  return (
    <FilterBar
      label="Narrow the spend"
      busy={busy}
      sentence={sentence}
      onClear={isFiltered ? () => set(ANY_SPEND) : null}
      search={<SpanButtons from={from} to={to} zone={zone} today={today} onChange={set} />}
    >
      <EngineAndDays filter={{ ...state, from, to }} zone={zone} onChange={set} />
      {sets.length > 0 && (
        <SelectFilter
          label="Set"
          value={state.setId}
          options={optionsOf(sets)}
          otherLabel="A set that is gone"
          onChange={(setId) => set({ setId })}
        />
      )}
      {schedules.length > 0 && (
        <SelectFilter
          label="Schedule"
          value={state.scheduleId}
          options={optionsOf(schedules)}
          otherLabel="A schedule that is gone"
          onChange={(scheduleId) => set({ scheduleId })}
        />
      )}
    </FilterBar>
  );
}
