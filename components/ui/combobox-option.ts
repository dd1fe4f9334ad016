import type { ReactNode } from "react";

/** An entry of a combobox. */
export interface ComboboxOption {
  value: string;
  label: string;
  /** Shown small beside the label: what it can do, what it lacks. */
  note?: ReactNode;
  /** Why it cannot be chosen. */
  disabledReason?: string;
}
