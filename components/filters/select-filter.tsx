import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

interface SelectFilterProps<Value extends string> {
  label: string;
  /** Null is any. */
  value: Value | null;
  options: readonly { value: Value; label: string }[];
  /** What a value is called that is not among the options; by itself without. */
  otherLabel?: string;
  /** What no choice is called. */
  anyLabel?: string;
  onChange: (value: Value | null) => void;
}

/** A choice of one or any. A value that came by a link stays chosen, also where it is not on offer. */
export function SelectFilter<Value extends string>({
  label,
  value,
  options,
  otherLabel,
  anyLabel = "Any",
  onChange,
}: SelectFilterProps<Value>) {
  const isOther = value !== null && options.every((option) => option.value !== value);
  return (
    <Field label={label} className="w-36">
      <Select
        value={value ?? ""}
        onChange={({ target }) =>
          onChange(
            options.find((option) => option.value === target.value)?.value ?? (target.value ? value : null),
          )
        }
      >
        <option value="">{anyLabel}</option>
        {isOther && <option value={value}>{otherLabel ?? value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
