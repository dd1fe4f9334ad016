import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { zoneName } from "@/lib/format/filter-words";

interface DayFilterProps {
  label: string;
  /** `yyyy-mm-dd`; null is open. */
  day: string | null;
  onChange: (day: string | null) => void;
  /** The other end of the span. */
  min?: string | null;
  max?: string | null;
  /** The zone in which days begin and end. */
  zone: string;
}

/** One end of a span of days. The zone they are days of stands beside the label. */
export const DayFilter = ({ label, day, onChange, min, max, zone }: DayFilterProps) => (
  <Field
    label={label}
    aside={<span title={`Days in ${zoneName(zone)}`}>{zoneName(zone).split("/").at(-1)}</span>}
    className="w-36"
  >
    <Input
      type="date"
      value={day ?? ""}
      min={min ?? undefined}
      max={max ?? undefined}
      onChange={(event) => onChange(event.target.value || null)}
    />
  </Field>
);
