"use client";

import { useState } from "react";
import { parseTime, TIME_WRITINGS } from "@/lib/format/parse-time";
import { Field } from "./field";
import { Input } from "./input";

interface TimeFieldProps {
  label: string;
  /** `hh:mm` of twenty-four hours. */
  time: string;
  onChange: (time: string) => void;
  error?: string | null;
}

/**
 * A time of day, shown as it is everywhere else and typed as one likes. The browser's own field would show it by the
 * clock of the browser's language and not of the page's. It is taken as soon as it is whole, or when
 * the field is left; what is none stays there and is said.
 */
export function TimeField({ label, time, onChange, error }: TimeFieldProps) {
  const [typed, setTyped] = useState(time);
  const [isRefused, setIsRefused] = useState(false);
  return (
    <Field label={label} error={isRefused ? TIME_WRITINGS : error}>
      <Input
        value={typed}
        inputMode="numeric"
        maxLength={10}
        autoComplete="off"
        spellCheck={false}
        className="tabular"
        onChange={({ target }) => {
          setTyped(target.value);
          const wanted = parseTime(target.value);
          if (wanted === target.value) onChange(wanted);
        }}
        onBlur={() => {
          const wanted = parseTime(typed);
          setIsRefused(wanted === null);
          if (wanted === null) return;
          setTyped(wanted);
          if (wanted !== time) onChange(wanted);
        }}
      />
    </Field>
  );
}
