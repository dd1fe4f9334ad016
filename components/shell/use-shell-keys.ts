"use client";

import { useEffect, useEffectEvent } from "react";

interface ShellKeys {
  onPalette: () => void;
  onShortcuts: () => void;
  /** Takes what is typed while the palette is on its way, whose code comes with the first ⌘K; missing at other times. */
  onTypedAhead?: (character: string) => void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

/** Moves the focus to the next or previous `data-row-link` on the page; from there Enter is the browser's own. */
function moveBetweenRows(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>("[data-row-link]")];
  const row = document.activeElement?.closest("tr, li");
  const at = links.findIndex((link) => link === document.activeElement || row?.contains(link));
  links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
}

/**
 * The keys that work on every screen: ⌘K, ?, / and j, k in tables. Screens mark what is
 * meant with `data-search` and `data-row-link`. Nothing but ⌘K is taken from someone typing.
 */
export function useShellKeys({ onPalette, onShortcuts, onTypedAhead }: ShellKeys): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      onPalette();
      return;
    }
    const isOpen = document.querySelector("dialog:modal, :popover-open") !== null;
    if (onTypedAhead && !isOpen && event.key.length === 1 && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      onTypedAhead(event.key);
      return;
    }
    const elsewhere = event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target);
    if (elsewhere || isOpen) return;
    if (event.key === "?") onShortcuts();
    else if (event.key === "/") document.querySelector<HTMLElement>("[data-search]")?.focus();
    else if (event.key === "j") moveBetweenRows(1);
    else if (event.key === "k") moveBetweenRows(-1);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
