import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { ENGINE_LABELS, ENGINES, type Engine } from "@/lib/domain/engine";

interface EngineFilterProps {
  engine: Engine | null;
  onChange: (engine: Engine | null) => void;
}

export const EngineFilter = ({ engine, onChange }: EngineFilterProps) => (
  <Field label="Engine" className="w-36">
    <Select
      value={engine ?? ""}
      onChange={(event) => onChange(ENGINES.find((known) => known === event.target.value) ?? null)}
    >
      <option value="">Any</option>
      {ENGINES.map((known) => (
        <option key={known} value={known}>
          {ENGINE_LABELS[known]}
        </option>
      ))}
    </Select>
  </Field>
);
