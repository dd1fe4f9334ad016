"use client";

import { Calendar } from "lucide-react";
import { type ComponentProps, type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { formatDay } from "@/lib/format/dates";
import { DAY_WRITINGS, parseDay } from "@/lib/format/parse-day";
import { Field } from "./field";
import { Input } from "./input";

interface DayFieldProps {
  label: string;
  /** `yyyy-mm-dd`; null is none. */
  day: string | null;
  onChange: (day: string | null) => void;
  /** The first and the last day the calendar offers. */
  min?: string | null;
  max?: string | null;
  aside?: ReactNode;
  className?: string;
}

/**
 * A day, shown as it is everywhere else and typed as one likes; the browser's own calendar helps. The browser's own
 * field would show it in an order that depends on the browser's language and not on the page's. It is taken on Enter
 * or when the field is left; what is no day stays there and is said.
 */
export function DayField({ label, day, onChange, min, max, aside, className }: DayFieldProps) {
  const words = day === null ? "" : formatDay(day);
  const [typed, setTyped] = useState(words);
  const [isRefused, setIsRefused] = useState(false);
  const [shown, setShown] = useState(day);
  const calendar = useRef<HTMLInputElement>(null);
  if (shown !== day) {
    // It changed from elsewhere: the back button, a cleared filter.
    setShown(day);
    setTyped(words);
    setIsRefused(false);
  }

  function take(text: string) {
    const wanted = text.trim() === "" ? null : parseDay(text);
    const isUnreadable = wanted === null && text.trim() !== "";
    setIsRefused(isUnreadable);
    if (isUnreadable) return;
    setTyped(wanted === null ? "" : formatDay(wanted));
    if (wanted !== day) onChange(wanted);
  }

  function takeOnEnter(event: KeyboardEvent) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    take(typed);
  }

  return (
    <Field label={label} aside={aside} error={isRefused ? DAY_WRITINGS : undefined} className={className}>
      <DayBox
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => take(typed)}
        onKeyDown={takeOnEnter}
      >
        <input
          ref={calendar}
          type="date"
          tabIndex={-1}
          aria-hidden="true"
          value={day ?? ""}
          min={min ?? undefined}
          max={max ?? undefined}
          onChange={({ target }) => take(target.value)}
          // Where the browser puts its calendar.
          className="pointer-events-none absolute inset-0 opacity-0"
        />
        <button
          type="button"
          aria-label={`${label}: choose from a calendar`}
          onClick={() => calendar.current?.showPicker()}
          className="text-muted hover:text-ink absolute inset-y-0 right-0 flex w-8 items-center justify-center rounded"
        >
          <Calendar aria-hidden="true" className="size-4" strokeWidth={1.5} />
        </button>
      </DayBox>
    </Field>
  );
}

/** The box one types in; what lies over it comes after. `Field` gives the box its id, hint and error. */
const DayBox = ({ children, ...control }: ComponentProps<"input">) => (
  <div className="relative">
    <Input autoComplete="off" spellCheck={false} className="tabular pr-8" {...control} />
    {children}
  </div>
);
