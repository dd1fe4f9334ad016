import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

const notice = cva("flex flex-wrap items-start gap-x-4 gap-y-2 rounded-md border px-3 py-2 text-base", {
  variants: {
    tone: {
      neutral: "bg-sunken text-ink",
      good: "border-good/40 bg-good-soft text-ink",
      warn: "border-warn/40 bg-warn-soft text-ink",
      danger: "border-danger/40 bg-danger-soft text-ink",
    },
  },
  defaultVariants: { tone: "neutral" },
});

interface NoticeProps extends VariantProps<typeof notice> {
  title?: ReactNode;
  children?: ReactNode;
  /** What to do about it: a button or a link. */
  action?: ReactNode;
  className?: string;
}

/** A message that stays where it belongs on the page. A danger notice is read out at once, others when there is time. */
export const Notice = ({ tone, title, children, action, className }: NoticeProps) => (
  <div role={tone === "danger" ? "alert" : "status"} className={classNames(notice({ tone }), className)}>
    <div className="min-w-0 flex-1 basis-60">
      {title && <p className="font-medium">{title}</p>}
      {children && <div className="text-muted text-sm">{children}</div>}
    </div>
    {action && <div className="shrink-0">{action}</div>}
  </div>
);
