import { DayField } from "@/components/ui/day-field";
import type { WorkspaceFilter } from "@/lib/domain/lists/workspace-filter";
import { zoneName } from "@/lib/format/filter-words";
import { EngineFilter } from "./engine-filter";

interface EngineAndDaysProps {
  filter: Pick<WorkspaceFilter, "engine" | "from" | "to">;
  /** The zone in which days begin and end. */
  zone: string;
  /** A model belongs to its engine, and goes with it. */
  onChange: (
    change: Pick<WorkspaceFilter, "engine" | "model"> | Pick<WorkspaceFilter, "from" | "to">,
  ) => void;
}

/** What the filter bar of every screen begins with: the engine, and the days with the zone they are days of. */
export function EngineAndDays({ filter: { engine, from, to }, zone, onChange }: EngineAndDaysProps) {
  const place = <span title={`Days in ${zoneName(zone)}`}>{zoneName(zone).split("/").at(-1)}</span>;
  return (
    <>
      <EngineFilter engine={engine} onChange={(wanted) => onChange({ engine: wanted, model: null })} />
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
    </>
  );
}
