import type { Control } from "react-hook-form";
import type { FieldMessages } from "@/lib/api-contract/form-words";
import type { FilledForm, FormValues } from "../form-values";

/** What every part of the compose form is given. */
export interface FormPart {
  control: Control<FormValues>;
  /** The form as it is filled in now. */
  form: FilledForm;
  /** What is wrong, as far as it is to be said by now. */
  problems: FieldMessages;
}

interface Focusable {
  focus: () => void;
}

/**
 * A ref for the form library, which focuses a field that was refused: the control is first brought into sight, unfolded
 * from what it is folded into.
 */
export const revealed =
  (register: (control: Focusable | null) => void) =>
  (control: Focusable | null): void =>
    register(control instanceof HTMLElement ? { focus: () => reveal(control) } : control);

function reveal(control: HTMLElement): void {
  for (let around: Element | null = control; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
  }
  control.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
}
