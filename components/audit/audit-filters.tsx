import { FilterBar } from "@/components/filters/filter-bar";
import { SelectFilter } from "@/components/filters/select-filter";
import { TextFilter } from "@/components/filters/text-filter";
import { DayField } from "@/components/ui/day-field";
import {
  AUDIT_ACTION_NAMES,
  AUDIT_ACTIONS,
  AUDIT_ENTITIES,
  AUDIT_ENTITY_NAMES,
} from "@/lib/domain/team/audit-actions";
import { ANY_ENTRY, type AuditFilter } from "@/lib/domain/team/audit-entry";
import { zoneName } from "@/lib/format/filter-words";
import { withoutTricks } from "@/lib/format/hostile";

interface AuditFiltersProps {
  filter: AuditFilter;
  deciders: readonly { id: string; name: string }[];
  /** The zone in which days begin and end. */
  zone: string;
  searchMax: number;
  busy: boolean;
  onChange: (change: Partial<AuditFilter>) => void;
}

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** The filters of an audit log. */
export function AuditFilters({ filter, deciders, zone, searchMax, busy, onChange }: AuditFiltersProps) {
  const { memberId, action, entity, from, to, text } = filter;
  const isFiltered = [memberId, action, entity, from, to, text].some((value) => value !== null);
  const place = <span title={`Days in ${zoneName(zone)}`}>{zoneName(zone).split("/").at(-1)}</span>;
  const actions = AUDIT_ACTION_NAMES.filter((name) => entity === null || name.startsWith(`${entity}.`));
  return (
    <FilterBar
      label="Narrow the audit log"
      busy={busy}
      onClear={isFiltered ? () => onChange(ANY_ENTRY) : null}
      search={
        <TextFilter
          label="Text"
          placeholder="A name, an id, an address"
          text={text}
          maxLength={searchMax}
          onChange={(wanted) => onChange({ text: wanted })}
        />
      }
    >
      <DayField
        label="From"
        day={from}
        max={to}
        aside={place}
        onChange={(wanted) => onChange({ from: wanted, to })}
        className="w-36"
      />
      <DayField
        label="To"
        day={to}
        min={from}
        aside={place}
        onChange={(wanted) => onChange({ from, to: wanted })}
        className="w-36"
      />
      <SelectFilter
        label="Who"
        value={memberId}
        options={deciders.map(({ id, name }) => ({ value: id, label: withoutTricks(name) }))}
        otherLabel="Somebody else"
        onChange={(wanted) => onChange({ memberId: wanted })}
      />
      <SelectFilter
        label="About"
        value={entity}
        options={AUDIT_ENTITY_NAMES.map((name) => ({ value: name, label: AUDIT_ENTITIES[name] }))}
        onChange={(wanted) => onChange({ entity: wanted, action: null })}
      />
      <SelectFilter
        label="What"
        value={action}
        options={actions.map((name) => ({ value: name, label: capital(AUDIT_ACTIONS[name]) }))}
        onChange={(wanted) => onChange({ action: wanted })}
      />
    </FilterBar>
  );
}
