"use client";

import { FilterBar } from "@/components/filters/filter-bar";
import { TextFilter } from "@/components/filters/text-filter";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { ACCOUNT_STATES } from "@/lib/domain/engines/api-account";
import { useAddress } from "@/lib/queries/use-address";
import { accountsParsers, SEARCH_MAX } from "../accounts-search-params";

const LABELS = { active: "Active", revoked: "Revoked", all: "All" } as const;

/** Keeps the filters of the accounts in the address; the page reads them there. */
export function AccountFilters() {
  const { state: asked, setState, busy } = useAddress(accountsParsers);
  const { text, state } = asked;
  const set = (change: Parameters<typeof setState>[0]) => void setState({ page: null, ...change });
  const filtered = text !== null || state !== "active";
  return (
    <FilterBar
      label="Narrow the accounts"
      busy={busy}
      onClear={filtered ? () => set({ text: null, state: null }) : null}
    >
      <TextFilter
        label="Account"
        placeholder="A part of its name or login"
        text={text}
        maxLength={SEARCH_MAX}
        onChange={(wanted) => set({ text: wanted })}
      />
      <Field label="State" className="w-36">
        <Select
          value={state}
          onChange={({ target }) =>
            set({ state: ACCOUNT_STATES.find((known) => known === target.value) ?? null })
          }
        >
          {ACCOUNT_STATES.map((known) => (
            <option key={known} value={known}>
              {LABELS[known]}
            </option>
          ))}
        </Select>
      </Field>
    </FilterBar>
  );
}
