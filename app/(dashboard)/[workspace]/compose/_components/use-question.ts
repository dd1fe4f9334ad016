import { useCallback, useState } from "react";
import type { FormField, FormValues } from "../form-values";
import type { DraftName } from "../kept-drafts";
import { useDraft } from "./use-draft";

interface Focusable {
  focus: () => void;
}

/** A question as it is typed. */
export interface TypedQuestion {
  values: FormValues;
  set: <Name extends keyof FormValues>(name: Name, value: FormValues[Name]) => void;
  /** The ref of a field's control, by which `focus` finds it. */
  control: (field: FormField) => (control: Focusable | null) => void;
  /** Brings a field's control into sight, unfolded from what it is folded into, and gives it the focus. */
  focus: (field: FormField) => void;
}

/** Holds a question from its beginning on, and keeps what is changed of it as a draft. */
export function useQuestion(begin: () => FormValues, name: DraftName): TypedQuestion {
  const [values, setValues] = useDraft(begin, JSON.stringify, name);
  const [controls] = useState(() => new Map<FormField, Focusable>());

  const set = useCallback<TypedQuestion["set"]>(
    (field, value) => setValues((all) => ({ ...all, [field]: value })),
    [setValues],
  );
  const focus = useCallback(
    (field: FormField) => {
      const control = controls.get(field);
      if (control instanceof HTMLElement) reveal(control);
      else control?.focus();
    },
    [controls],
  );
  return {
    values,
    set,
    control: (field) => (control) => {
      if (control) controls.set(field, control);
      else controls.delete(field);
    },
    focus,
  };
}

function reveal(control: HTMLElement): void {
  for (let around: Element | null = control; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
  }
  control.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
}
