"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { FUNNEL_STAGES, INTENTS } from "@/lib/domain/library/library-limits";
import { withoutTricks } from "@/lib/format/hostile";
import { INTENT_LABELS, STAGE_LABELS } from "../library-words";

export const INTENT_OPTIONS = INTENTS.map((value) => ({ value, label: INTENT_LABELS[value] }));
export const STAGE_OPTIONS = FUNNEL_STAGES.map((value) => ({ value, label: STAGE_LABELS[value] }));

interface ChoiceFieldProps<Value extends string> {
  label: string;
  value: Value | null;
  options: readonly { value: Value; label: string }[];
  /** What no choice is called. */
  none: string;
  hint?: string;
  onChange: (value: Value | null) => void;
}

/** One of several, or none. A value that is not on offer any more stays until another is chosen. */
export const ChoiceField = <Value extends string>({
  label,
  value,
  options,
  none,
  hint,
  onChange,
}: ChoiceFieldProps<Value>) => (
  <Field label={label} hint={hint}>
    <Select
      value={value ?? ""}
      onChange={({ target }) =>
        onChange(
          options.find((option) => option.value === target.value)?.value ?? (target.value ? value : null),
        )
      }
    >
      <option value="">{none}</option>
      {value !== null && options.every((option) => option.value !== value) && (
        <option value={value}>As it is (archived)</option>
      )}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {withoutTricks(option.label)}
        </option>
      ))}
    </Select>
  </Field>
);

/** What is kept by id and name, as options. */
export const namedOptions = (named: readonly { id: string; name: string }[]) =>
  named.map(({ id, name }) => ({ value: id, label: name }));
