import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface DayFilterProps {
  label: string;
  /** `yyyy-mm-dd`, a day in UTC; null is open. */
  day: string | null;
  onChange: (day: string | null) => void;
  /** The other end of the span. */
  min?: string | null;
  max?: string | null;
}

/** One end of a span of days. Days begin and end in UTC, which the label says. */
export const DayFilter = ({ label, day, onChange, min, max }: DayFilterProps) => (
  <Field label={label} aside="UTC" className="w-36">
    <Input
      type="date"
      value={day ?? ""}
      min={min ?? undefined}
      max={max ?? undefined}
      onChange={(event) => onChange(event.target.value || null)}
    />
  </Field>
);
