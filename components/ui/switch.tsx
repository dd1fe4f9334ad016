"use client";

import { Switch as RadixSwitch } from "radix-ui";
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

interface SwitchProps {
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
      <RadixSwitch.Root
        id={id}
        name={name}
        checked={checked}
        onCheckedChange={onChange}
        disabled={off}
        aria-describedby={note ? `${id}-note` : undefined}
        className="border-edge bg-sunken data-[state=checked]:border-accent data-[state=checked]:bg-accent mt-0.5 h-4 w-7 shrink-0 rounded-full border transition-colors disabled:cursor-not-allowed disabled:opacity-60"
      >
        <RadixSwitch.Thumb className="bg-edge data-[state=checked]:bg-accent-ink block size-2.5 translate-x-0.5 rounded-full transition-transform data-[state=checked]:translate-x-3.5" />
      </RadixSwitch.Root>
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
