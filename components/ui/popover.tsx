"use client";

import { Popover as RadixPopover } from "radix-ui";
import type { ReactNode } from "react";

interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactNode;
  children: ReactNode;
  /** What a screen reader calls the panel. */
  label: string;
}

/** A small panel beside its button, for reading or a short form ("how this is counted"). */
export const Popover = ({ trigger, children, label }: PopoverProps) => (
  <RadixPopover.Root>
    <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
    <RadixPopover.Portal>
      <RadixPopover.Content
        aria-label={label}
        align="start"
        sideOffset={4}
        collisionPadding={8}
        className="bg-surface z-50 max-w-80 rounded-md border p-3 text-sm shadow-lg"
      >
        {children}
      </RadixPopover.Content>
    </RadixPopover.Portal>
  </RadixPopover.Root>
);
