"use client";

import { Slot } from "radix-ui";
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { panelClasses, usePanel } from "./use-panel";

interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactNode;
  children: ReactNode;
  /** What a screen reader calls the panel. */
  label: string;
}

/** A small panel beside its button, for reading or a short form ("how this is counted"). It can stand in no `<p>`. */
export function Popover({ trigger, children, label }: PopoverProps) {
  const id = useId();
  const { open, triggerRef, panelRef, onToggle } = usePanel<HTMLButtonElement>((panel) => panel.focus());
  return (
    <>
      <Slot.Root
        ref={triggerRef}
        {...{ popoverTarget: id }}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={id}
      >
        {trigger}
      </Slot.Root>
      <div
        ref={panelRef}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        onToggle={onToggle}
        className={classNames(panelClasses, "max-w-80 p-3 text-sm outline-none")}
      >
        {open && children}
      </div>
    </>
  );
}
