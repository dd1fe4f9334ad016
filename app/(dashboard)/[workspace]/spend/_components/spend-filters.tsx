"use client";

import { EngineAndDays } from "@/components/filters/engine-and-days";
import { FilterBar } from "@/components/filters/filter-bar";
import { SelectFilter } from "@/components/filters/select-filter";
import { Button } from "@/components/ui/button";
import { dayAt } from "@/lib/domain/time/day-span";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { useAddress } from "@/lib/queries/use-address";
import { spendParsers } from "../spend-search-params";
import { lastDays } from "@/lib/domain/time/shown-span";

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

const SPANS = [7, 30, 90, 365];

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
      search={
        <div role="group" aria-label="Span" className="flex gap-1">
          {SPANS.map((count) => {
            const span = lastDays(count, today);
            const isShown = span.from === from && span.to === to;
            return (
              <Button
                key={count}
                className={isShown ? "bg-accent-soft text-accent border-accent/40" : undefined}
                aria-pressed={isShown}
                // From the clock at the click: a page left open overnight still means today.
                onClick={() => set(lastDays(count, dayAt(new Date(), zone)))}
              >
                {count} days
              </Button>
            );
          })}
        </div>
      }
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
