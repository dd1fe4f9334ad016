import { ENGINE_LABELS, ENGINES, type Engine } from "@/lib/domain/engines/engine";
import { SelectFilter } from "./select-filter";

interface EngineFilterProps {
  engine: Engine | null;
  onChange: (engine: Engine | null) => void;
}

export const EngineFilter = ({ engine, onChange }: EngineFilterProps) => (
  <SelectFilter
    label="Engine"
    value={engine}
    options={ENGINES.map((known) => ({ value: known, label: ENGINE_LABELS[known] }))}
    onChange={onChange}
  />
);
