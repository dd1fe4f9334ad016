import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

const badge = cva(
  "inline-flex items-center gap-1 rounded border px-1.5 text-xs font-normal whitespace-nowrap",
  {
    variants: {
      tone: {
        neutral: "bg-sunken text-muted",
        accent: "border-accent/40 bg-accent-soft text-accent",
        good: "border-good/40 bg-good-soft text-good",
        warn: "border-warn/40 bg-warn-soft text-warn",
        danger: "border-danger/40 bg-danger-soft text-danger",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

interface BadgeProps extends ComponentProps<"span">, VariantProps<typeof badge> {}

/** A word or two about a thing's state. Colour never says it alone. */
export const Badge = ({ tone, className, ...props }: BadgeProps) => (
  <span className={classNames(badge({ tone }), className)} {...props} />
);
