"use client";

import { type ReactNode, type Ref, useId } from "react";
import { classNames } from "./class-names";

interface SwitchProps {
  ref?: Ref<HTMLInputElement>;
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: ReactNode;
  error?: string;
  /** Why it cannot be changed; shown, and the switch is disabled in the position it has. */
  disabledReason?: string;
  disabled?: boolean;
  name?: string;
  className?: string;
}

/** Something that is on or off. */
export function Switch({
  ref,
  label,
  checked,
  onChange,
  hint,
  error,
  disabledReason,
  disabled = false,
  name,
  className,
}: SwitchProps) {
  const id = useId();
  const note = error ?? disabledReason ?? hint;
  const off = disabled || disabledReason !== undefined;
  return (
    <div className={classNames("flex items-start gap-2", className)}>
      <input
        ref={ref}
        id={id}
        type="checkbox"
        role="switch"
        name={name}
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        disabled={off}
        aria-describedby={note ? `${id}-note` : undefined}
        className="border-edge bg-sunken checked:border-accent checked:bg-accent before:bg-edge checked:before:bg-accent-ink mt-0.5 flex h-4 w-7 shrink-0 cursor-pointer appearance-none items-center rounded-full border transition-colors before:block before:size-2.5 before:translate-x-0.5 before:rounded-full before:transition-transform checked:before:translate-x-3.5 disabled:cursor-not-allowed disabled:opacity-60"
      />
      <div className="min-w-0">
        <label htmlFor={id} className={classNames("text-base", off && "text-muted")}>
          {label}
        </label>
        {note && (
          <p
            id={`${id}-note`}
            role={error ? "alert" : undefined}
            className={classNames("text-xs", error ? "text-danger font-medium" : "text-muted")}
          >
            {note}
          </p>
        )}
      </div>
    </div>
  );
}
