import { engineLabel, ENGINES, isEngine, type AnswerEngine } from "@/lib/domain/engines/engine";
import { SelectFilter } from "./select-filter";

interface EngineFilterProps {
  engine: AnswerEngine | null;
  onChange: (engine: AnswerEngine | null) => void;
}

export const EngineFilter = ({ engine, onChange }: EngineFilterProps) => (
  <SelectFilter
    label="Engine"
    value={engine}
    options={[...ENGINES, ...(engine === null || isEngine(engine) ? [] : [engine])].map((known) => ({
      value: known,
      label: engineLabel(known),
    }))}
    onChange={onChange}
  />
);
