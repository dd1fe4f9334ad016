import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { controlClasses } from "./input";

/** A text box of several lines that grows with its text. Give `CharacterCount` to its `Field` to show a limit. */
export const Textarea = ({ className, rows = 3, ...props }: ComponentProps<"textarea">) => (
  <textarea
    rows={rows}
    className={classNames(controlClasses, "field-sizing-content min-h-16 resize-y px-2 py-1.5", className)}
    {...props}
  />
);
