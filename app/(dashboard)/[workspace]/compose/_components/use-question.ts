import { useCallback, useEffect, useState } from "react";
import type { FormField, FormValues } from "../form-values";
import { keepDraft, type DraftName } from "../kept-drafts";

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
export function useQuestion(begin: () => FormValues, { owner, of }: DraftName): TypedQuestion {
  const [first] = useState(begin);
  const [values, setValues] = useState(first);
  const [controls] = useState(() => new Map<FormField, Focusable>());

  useEffect(() => {
    if (values !== first) keepDraft({ owner, of }, JSON.stringify(values));
  }, [values, first, owner, of]);

  const set = useCallback<TypedQuestion["set"]>(
    (name, value) => setValues((all) => ({ ...all, [name]: value })),
    [],
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
