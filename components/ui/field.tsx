"use client";

import { Slot } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

const Label = ({ className, ...props }: ComponentProps<"label">) => (
  <label className={classNames("text-ink text-sm font-medium", className)} {...props} />
);

interface FieldProps {
  label: string;
  /** The one control; it is given `id`, `aria-describedby`, `aria-invalid` and, with a reason, `disabled`. */
  children: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Why the control cannot be used; shown, and the control is disabled. */
  disabledReason?: string;
  /** Stands at the right of the label: a character count, a default, a unit. */
  aside?: ReactNode;
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean;
  /** Adds "(optional)" to the label. */
  optional?: boolean;
  className?: string;
}

/** A labelled control with its hint, its error and the reason it is disabled, all tied together for screen readers. */
export function Field({
  label,
  children,
  hint,
  error,
  disabledReason,
  aside,
  labelHidden = false,
  optional = false,
  className,
}: FieldProps) {
  const id = useId();
  const note = disabledReason ?? hint;
  const describedBy = [note && `${id}-note`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={classNames("flex min-w-0 flex-col gap-1", className)}>
      <div
        className={classNames(
          "flex items-baseline justify-between gap-2",
          labelHidden && !aside && "sr-only",
        )}
      >
        <Label htmlFor={id} className={labelHidden ? "sr-only" : undefined}>
          {label}
          {optional && <span className="text-muted font-normal"> (optional)</span>}
        </Label>
        {aside && <span className="text-muted text-xs">{aside}</span>}
      </div>
      <Slot.Root
        id={id}
        aria-describedby={describedBy || undefined}
        aria-invalid={error ? true : undefined}
        {...(disabledReason ? { disabled: true } : {})}
      >
        {children}
      </Slot.Root>
      {note && (
        <p id={`${id}-note`} className="text-muted text-xs">
          {note}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-danger text-xs font-medium">
          {error}
        </p>
      )}
    </div>
  );
}
