import { useEffect, useRef } from "react";

/*
 * What is typed in a form, over one reload of its page: a page of an older build cannot send it any more. A form that
 * takes part has an `id`. Compose keeps drafts of its own.
 */

const keyOf = ({ id }: HTMLFormElement) => `sightline.kept.${window.location.pathname}.${id}`;

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement;

/** Everything but secrets, which no store of the browser's is to hold. */
const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(isControl).filter(({ type }) => type !== "password");

const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

/** Keeps what is typed in a form until its page is loaded anew. */
export function keepText(form: HTMLFormElement | null): void {
  if (!form?.id) return;
  const typed = controlsOf(form).map((control) =>
    isTicked(control) ? String(control.checked) : control.value,
  );
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify(typed));
  } catch {
    // A browser may refuse to keep anything; the text is then lost with the page, and nothing else.
  }
}

/** Puts back, once, what was kept of a form. A form that has other fields by now is left as it is. */
function restoreText(form: HTMLFormElement): void {
  const kept = takeKept(form);
  const controls = controlsOf(form);
  if (!Array.isArray(kept) || kept.length !== controls.length) return;
  controls.forEach((control, place) => {
    const value: unknown = kept[place];
    if (typeof value === "string") type(control, value);
  });
}

function takeKept(form: HTMLFormElement): unknown {
  try {
    const text = sessionStorage.getItem(keyOf(form));
    sessionStorage.removeItem(keyOf(form));
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** As somebody would type it, so that whoever holds the value hears of it. */
function type(control: Control, value: string): void {
  if (isTicked(control)) {
    if (String(control.checked) !== value) control.click();
    return;
  }
  if (control.value === value) return;
  // React looks at the value through a property of its own on the element; the prototype's writes past that.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, value);
  // One event: React puts a value of its own back after each, and would take that for typed at a second.
  const heard = control instanceof HTMLSelectElement ? "change" : "input";
  control.dispatchEvent(new Event(heard, { bubbles: true }));
}

/** The ref of a form whose text outlives one reload of the page. */
export function useKeptText() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // After React's own work: it answers each event at once only outside of it, and puts its values back otherwise.
    queueMicrotask(() => {
      if (form.current) restoreText(form.current);
    });
  }, []);
  return form;
}
