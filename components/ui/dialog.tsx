"use client";

import { X } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
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
  /** "side" stands at the left and fills the height: navigation on a phone. */
  place?: "centre" | "side";
}

/** A window over the page: focus stays inside, Escape closes, focus returns to where it was. */
export const Dialog = ({ open, ...props }: DialogProps) => open && <OpenDialog {...props} />;

/** The browser's own modal dialog, which keeps the rest of the page out of reach by itself. */
function OpenDialog({
  onOpenChange,
  title,
  description,
  children,
  footer,
  place = "centre",
}: Omit<DialogProps, "open">) {
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>("input, textarea, select")?.focus();
    // Closed before it leaves the page, or the browser would not give the focus back.
    return () => dialog?.close();
  }, []);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const before = style.overflow;
    style.overflow = "hidden";
    return () => {
      style.overflow = before;
    };
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onCancel={({ target, currentTarget }) => {
        if (target === currentTarget) onOpenChange(false);
      }}
      onPointerDown={({ target, currentTarget }) => {
        // The dialog's own box is filled by its content: what is left of it is what lies around it.
        if (target === currentTarget) onOpenChange(false);
      }}
      className={classNames(
        "bg-surface text-ink backdrop:bg-ink/30 [[data-theme=dark]_&]:backdrop:bg-canvas/70 overflow-hidden border p-0 shadow-lg",
        place === "centre"
          ? "m-auto w-[calc(100vw-2rem)] max-w-lg rounded-lg"
          : "h-dvh max-h-none w-72 max-w-[85vw]",
      )}
    >
      <div
        className={classNames(
          "relative flex flex-col gap-3 overflow-y-auto p-4",
          place === "centre" ? "max-h-[90dvh]" : "h-full",
        )}
      >
        <h2 id={`${id}-title`} className="text-md pr-10 font-semibold">
          {title}
        </h2>
        {description && (
          <p id={`${id}-description`} className="text-muted text-base">
            {description}
          </p>
        )}
        {children}
        {footer && <div className="flex flex-wrap justify-end gap-2 pt-1">{footer}</div>}
        {/* Last, so that what the dialog is about gets the focus. */}
        <Button
          look="quiet"
          size="icon-small"
          aria-label="Close"
          className="absolute top-4 right-4"
          onClick={() => onOpenChange(false)}
        >
          <X aria-hidden="true" className="size-4" strokeWidth={1.5} />
        </Button>
      </div>
    </dialog>
  );
}
