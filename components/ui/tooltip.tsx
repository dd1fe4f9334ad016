"use client";

import { Tooltip as RadixTooltip } from "radix-ui";
import type { ReactNode } from "react";

interface TooltipProps {
  /** Something that can have focus; a tooltip on a bare word is out of a keyboard's reach. */
  children: ReactNode;
  text: ReactNode;
}

/** A hint on hover and focus. Never the only place of a fact one needs. */
export const Tooltip = ({ children, text }: TooltipProps) => (
  <RadixTooltip.Provider delayDuration={300}>
    <RadixTooltip.Root>
      <RadixTooltip.Trigger asChild>{children}</RadixTooltip.Trigger>
      <RadixTooltip.Portal>
        <RadixTooltip.Content
          sideOffset={4}
          collisionPadding={8}
          className="bg-surface z-50 max-w-72 rounded border px-2 py-1 text-xs shadow-md"
        >
          {text}
        </RadixTooltip.Content>
      </RadixTooltip.Portal>
    </RadixTooltip.Root>
  </RadixTooltip.Provider>
);
