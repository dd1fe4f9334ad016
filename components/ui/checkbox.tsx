import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { classNames } from "./class-names";

interface ChoiceProps extends Omit<ComponentProps<"input">, "type" | "id"> {
  label: ReactNode;
  hint?: ReactNode;
  /** Why it cannot be changed; shown, and the box is disabled. */
  disabledReason?: string;
}

/** The browser's own check box or radio with its label and hint; the whole line can be clicked. */
function Choice({
  type,
  label,
  hint,
  disabledReason,
  className,
  disabled,
  ...props
}: ChoiceProps & { type: "checkbox" | "radio" }) {
  const id = useId();
  const note = disabledReason ?? hint;
  const off = disabled || disabledReason !== undefined;
  return (
    <div className={classNames("flex items-start gap-2", className)}>
      <input
        id={id}
        type={type}
        disabled={off}
        aria-describedby={note ? `${id}-note` : undefined}
        className="accent-accent mt-0.5 size-4 shrink-0 disabled:cursor-not-allowed"
        {...props}
      />
      <div className="min-w-0">
        <label htmlFor={id} className={classNames("text-base", off && "text-muted")}>
          {label}
        </label>
        {note && (
          <p id={`${id}-note`} className="text-muted text-xs">
            {note}
          </p>
        )}
      </div>
    </div>
  );
}

export const Checkbox = (props: ChoiceProps) => <Choice type="checkbox" {...props} />;

export const Radio = (props: ChoiceProps) => <Choice type="radio" {...props} />;

interface RadioGroupProps {
  legend: string;
  children: ReactNode;
  legendHidden?: boolean;
  className?: string;
}

/** Radios that belong together; give each the same `name`. Arrow keys move between them. */
export const RadioGroup = ({ legend, children, legendHidden = false, className }: RadioGroupProps) => (
  <fieldset className={classNames("flex flex-col gap-2", className)}>
    <legend className={classNames("mb-1 text-sm font-medium", legendHidden && "sr-only")}>{legend}</legend>
    {children}
  </fieldset>
);
