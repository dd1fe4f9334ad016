"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { controlClasses } from "./input";

/**
 * The browser's own select in our look: keyboard, touch and screen readers for nothing. For a long list that wants
 * searching use `Combobox`. In the browser even where a server component shows it: `Field` names the one element it is
 * given, which would be the frame otherwise.
 */
export const Select = ({ className, children, ...props }: ComponentProps<"select">) => (
  <span className="relative block">
    <select className={classNames(controlClasses, "h-8 appearance-none pr-8 pl-2", className)} {...props}>
      {children}
    </select>
    <ChevronDown
      aria-hidden="true"
      className="text-muted pointer-events-none absolute top-2 right-2 size-4"
      strokeWidth={1.5}
    />
  </span>
);
