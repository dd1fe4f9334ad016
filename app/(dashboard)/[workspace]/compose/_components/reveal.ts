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
