"use client";

import { type KeyboardEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface AmountFilterProps {
  label: string;
  /** As it is typed; null is none. */
  amount: string | null;
  /** What it may look like, and how that is said. */
  pattern: RegExp;
  takes: string;
  onChange: (amount: string | null) => void;
}

/** A number that is taken on Enter or when the box is left; what is none stays there and is said. */
export function AmountFilter({ label, amount, pattern, takes, onChange }: AmountFilterProps) {
  const [typed, setTyped] = useState(amount ?? "");
  const [isRefused, setIsRefused] = useState(false);
  const [shown, setShown] = useState(amount);
  if (shown !== amount) {
    // It changed from elsewhere: the back button, a cleared filter.
    setShown(amount);
    setTyped(amount ?? "");
    setIsRefused(false);
  }
  function take() {
    const wanted = typed.trim() || null;
    const isUnreadable = wanted !== null && !pattern.test(wanted);
    setIsRefused(isUnreadable);
    if (!isUnreadable && wanted !== amount) onChange(wanted);
  }
  function takeOnEnter(event: KeyboardEvent) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    take();
  }
  return (
    <Field label={label} error={isRefused ? takes : undefined} className="w-36">
      <Input
        inputMode="decimal"
        maxLength={19}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={take}
        onKeyDown={takeOnEnter}
      />
    </Field>
  );
}
