import type { ReactNode } from "react";
import type { AskField } from "../ask-field";
import { classNames } from "@/components/ui/class-names";

/** Marks where a field of the form stands, so that a message about it can lead there. */
export const FieldAnchor = ({
  field,
  className,
  children,
}: {
  field: AskField;
  className?: string;
  children: ReactNode;
}) => (
  <div data-field={field} className={classNames("min-w-0 scroll-mt-20", className)}>
    {children}
  </div>
);

const CONTROLS = "textarea, input, select, button";

/** Moves focus to a field's control, unfolding what it is folded into. */
export function focusField(form: HTMLElement | null, field: AskField): void {
  const anchor = form?.querySelector(`[data-field="${field}"]`);
  if (!anchor) return;
  for (
    let folded = anchor.closest("details");
    folded;
    folded = folded.parentElement?.closest("details") ?? null
  )
    folded.open = true;
  const controls = [...anchor.querySelectorAll<HTMLElement>(CONTROLS)];
  const control =
    controls.find((one) => one.matches("[aria-invalid=true]")) ??
    controls.find((one) => !one.matches(":disabled"));
  (control ?? anchor).scrollIntoView({ block: "center" });
  control?.focus({ preventScroll: true });
}
