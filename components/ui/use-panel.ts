import { type RefObject, type ToggleEvent, useLayoutEffect, useRef, useState } from "react";

const GAP = 4;
const MARGIN = 8;

/** Puts a panel under its trigger, or above where there is more room, inside the window. */
function place(panel: HTMLElement, trigger: HTMLElement): void {
  const around = trigger.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const right = document.documentElement.clientWidth - MARGIN - width;
  const below = around.bottom + GAP;
  const fits = below + height <= window.innerHeight - MARGIN;
  const above = around.top - GAP - height;
  const top = fits || above < MARGIN ? Math.min(below, window.innerHeight - MARGIN - height) : above;
  panel.style.left = `${Math.max(MARGIN, Math.min(around.left, right))}px`;
  panel.style.top = `${Math.max(MARGIN, top)}px`;
  panel.style.visibility = "visible";
}

interface Panel<Trigger extends HTMLElement> {
  open: boolean;
  triggerRef: RefObject<Trigger | null>;
  panelRef: RefObject<HTMLDivElement | null>;
  onToggle: (event: ToggleEvent<HTMLDivElement>) => void;
  close: () => void;
}

/**
 * What a popover of the browser's needs beside the browser: to be placed at its trigger, and a state to render its
 * content by. The browser itself opens it (`popoverTarget`), closes it on Escape or a click elsewhere, and returns the
 * focus. `onOpen` is called when the panel stands.
 */
export function usePanel<Trigger extends HTMLElement>(onOpen?: (panel: HTMLElement) => void): Panel<Trigger> {
  const [open, setOpen] = useState(false);
  const triggerRef = useRef<Trigger>(null);
  const panelRef = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const panel = panelRef.current;
    const trigger = triggerRef.current;
    if (!open || !panel || !trigger) return;
    const again = () => place(panel, trigger);
    again();
    const resized = new ResizeObserver(again);
    resized.observe(panel);
    window.addEventListener("scroll", again, { capture: true, passive: true });
    window.addEventListener("resize", again);
    return () => {
      resized.disconnect();
      window.removeEventListener("scroll", again, { capture: true });
      window.removeEventListener("resize", again);
      panel.style.visibility = "";
    };
  }, [open]);

  const onToggle = ({ newState, currentTarget, target }: ToggleEvent<HTMLDivElement>) => {
    if (target !== currentTarget) return;
    setOpen(newState === "open");
    if (newState === "open") requestAnimationFrame(() => onOpen?.(currentTarget));
  };
  return { open, triggerRef, panelRef, onToggle, close: () => panelRef.current?.hidePopover() };
}

/** Unseen until placed; text as on the page, whatever it stands in. */
export const panelClasses =
  "bg-surface text-ink invisible fixed inset-auto z-50 rounded-md border text-left font-normal whitespace-normal shadow-lg";
