import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

interface DaysFieldProps {
  label: string;
  hint: string;
  /** As typed; null is for ever. */
  value: string | null;
  error: string | undefined;
  onChange: (value: string | null) => void;
}

/** For ever, or for so many days. */
export const DaysField = ({ label, hint, value, error, onChange }: DaysFieldProps) => (
  <div className="flex w-full flex-wrap items-start gap-3">
    <Field label={label} hint={hint} className="min-w-48 flex-1">
      <Select
        value={value === null ? "ever" : "days"}
        onChange={(event) => onChange(event.target.value === "ever" ? null : "365")}
      >
        <option value="ever">For ever</option>
        <option value="days">For a number of days</option>
      </Select>
    </Field>
    {value !== null && (
      <Field label={`${label}: days`} error={error} className="w-40">
        <Input
          inputMode="numeric"
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value.trim())}
        />
      </Field>
    )}
  </div>
);
