import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** The look shared by everything one types or picks in. */
export const controlClasses =
  "w-full rounded border border-edge bg-surface text-base text-ink placeholder:text-muted disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted aria-invalid:border-danger";

/** A one-line text box. Put it in a `Field`, which gives it its label, hint and error. */
export const Input = ({ className, ...props }: ComponentProps<"input">) => (
  <input className={classNames(controlClasses, "h-8 px-2", className)} {...props} />
);
