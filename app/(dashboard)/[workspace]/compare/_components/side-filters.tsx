"use client";

import { SelectFilter } from "@/components/filters/select-filter";
import { DayField } from "@/components/ui/day-field";
import type { Days } from "@/lib/domain/money/spend-periods";
import { useAddress } from "@/lib/queries/use-address";
import { compareParsers } from "../compare-search-params";

interface SideFiltersProps {
  /** What the sides can be of, with their names; null of periods. */
  options: readonly { value: string; label: string }[] | null;
  /** The sides shown, whether they were asked for or not. */
  a: string | null;
  b: string | null;
  /** The days that the days shown are held against. */
  against: Days | null;
}

/** Which sides are held against each other, kept in the address. */
export function SideFilters({ options, a, b, against }: SideFiltersProps) {
  const { setState } = useAddress(compareParsers);
  if (options === null)
    return (
      <>
        <DayField
          label="Against, from"
          day={against?.from ?? null}
          onChange={(againstFrom) => void setState({ againstFrom, againstTo: against?.to ?? null })}
          className="w-36"
        />
        <DayField
          label="Against, to"
          day={against?.to ?? null}
          onChange={(againstTo) => void setState({ againstFrom: against?.from ?? null, againstTo })}
          className="w-36"
        />
      </>
    );
  return (
    <>
      <SelectFilter
        label="A"
        value={a}
        options={options}
        anyLabel="The most answers"
        // What was B becomes A where both would be the same.
        onChange={(wanted) => void setState({ a: wanted, b: wanted === b ? a : b })}
      />
      <SelectFilter
        label="B"
        value={b}
        options={options}
        anyLabel="The most answers"
        onChange={(wanted) => void setState({ b: wanted, a: wanted === a ? b : a })}
      />
    </>
  );
}
