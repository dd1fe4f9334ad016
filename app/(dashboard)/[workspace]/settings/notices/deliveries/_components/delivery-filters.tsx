"use client";

import { FilterBar } from "@/components/filters/filter-bar";
import { SelectFilter } from "@/components/filters/select-filter";
import { DELIVERY_STATES } from "@/lib/domain/team/notice-channel";
import { DELIVERY_STATE_WORDS } from "@/lib/format/channel-words";
import { deliveryParsers } from "@/lib/queries/deliveries-address";
import { useAddress } from "@/lib/queries/use-address";

interface DeliveryFiltersProps {
  channels: readonly { value: string; label: string }[];
}

/** Keeps the filters of the log in the address; the page reads them there. */
export function DeliveryFilters({ channels }: DeliveryFiltersProps) {
  const { state, setState, busy } = useAddress(deliveryParsers);
  const { channelId, state: wanted } = state;
  const isFiltered = channelId !== null || wanted !== null;
  return (
    <FilterBar
      label="Narrow what was sent"
      busy={busy}
      onClear={isFiltered ? () => void setState({ channelId: null, state: null, after: null }) : null}
    >
      <SelectFilter
        label="By"
        value={channelId}
        options={channels}
        otherLabel="A channel that is gone"
        onChange={(chosen) => void setState({ channelId: chosen, after: null })}
      />
      <SelectFilter
        label="What became of it"
        value={wanted}
        options={DELIVERY_STATES.map((one) => ({ value: one, label: DELIVERY_STATE_WORDS[one] }))}
        onChange={(chosen) => void setState({ state: chosen, after: null })}
      />
    </FilterBar>
  );
}
