"use client";

import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";
import { classNames } from "./class-names";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One sentence under the title; for a destructive act, what will be lost. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the safe one first. */
  footer?: ReactNode;
  /** "side" slides in from the left and fills the height: navigation on a phone. */
  place?: "centre" | "side";
}

/** A window over the page: focus stays inside, Escape closes, focus returns to where it was. */
export const Dialog = ({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  place = "centre",
}: DialogProps) => (
  <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
    <RadixDialog.Portal>
      <RadixDialog.Overlay className="bg-ink/30 [[data-theme=dark]_&]:bg-canvas/70 fixed inset-0 z-40" />
      <RadixDialog.Content
        aria-describedby={description ? undefined : ""}
        className={classNames(
          "bg-surface fixed z-50 flex flex-col gap-3 overflow-y-auto border p-4 shadow-lg",
          place === "centre"
            ? "top-1/2 left-1/2 max-h-[90dvh] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 -translate-y-1/2 rounded-lg"
            : "inset-y-0 left-0 w-72 max-w-[85vw]",
        )}
      >
        <div className="flex items-start justify-between gap-4">
          <RadixDialog.Title className="text-md font-semibold">{title}</RadixDialog.Title>
          <RadixDialog.Close asChild>
            <Button look="quiet" size="icon-small" aria-label="Close">
              <X aria-hidden="true" className="size-4" strokeWidth={1.5} />
            </Button>
          </RadixDialog.Close>
        </div>
        {description && (
          <RadixDialog.Description className="text-muted text-base">{description}</RadixDialog.Description>
        )}
        {children}
        {footer && <div className="flex flex-wrap justify-end gap-2 pt-1">{footer}</div>}
      </RadixDialog.Content>
    </RadixDialog.Portal>
  </RadixDialog.Root>
);
