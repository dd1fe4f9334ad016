import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

const button = cva(
  "inline-flex shrink-0 items-center justify-center gap-2 rounded border font-medium whitespace-nowrap transition-colors select-none aria-disabled:cursor-not-allowed aria-disabled:opacity-60 disabled:cursor-not-allowed disabled:opacity-60",
  {
    variants: {
      look: {
        primary: "border-accent bg-accent text-accent-ink hover:bg-accent/90",
        plain: "border-edge/60 bg-surface text-ink hover:bg-sunken",
        quiet: "border-transparent bg-transparent text-ink hover:bg-sunken",
        danger: "border-danger/60 bg-surface text-danger hover:bg-danger-soft",
      },
      size: {
        small: "h-7 px-2 text-sm",
        medium: "h-8 px-3 text-base",
        large: "h-10 px-4 text-base",
        icon: "size-8",
        "icon-small": "size-7",
      },
    },
    defaultVariants: { look: "plain", size: "medium" },
  },
);

interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof button> {
  /** Gives the look to the only child (a link, usually) instead of making a button. */
  asChild?: boolean;
  /** Shows that the work is under way and refuses further clicks, without losing focus. */
  busy?: boolean;
}

/** A button; `type` is "button" unless said otherwise, so that it never submits a form by accident. */
export function Button({
  look,
  size,
  asChild = false,
  busy = false,
  className,
  onClick,
  ...props
}: ButtonProps) {
  const classes = classNames(button({ look, size }), className);
  if (asChild) return <Slot.Root className={classes} onClick={onClick} {...props} />;
  return (
    <button
      type="button"
      className={classes}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...props}
    />
  );
}
