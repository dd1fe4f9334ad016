import type { ReactNode } from "react";

interface EmptyStateProps {
  /** What is not there, and why: "No answers yet", or "No answer matches these filters". */
  title: string;
  children?: ReactNode;
  /** The one thing to do next. */
  action?: ReactNode;
}

/** Says that there is nothing, why, and what to do about it. */
export const EmptyState = ({ title, children, action }: EmptyStateProps) => (
  <div className="flex flex-col items-start gap-2 rounded-md border border-dashed px-4 py-8">
    <h2 className="font-semibold">{title}</h2>
    {children && <p className="max-w-reading text-muted">{children}</p>}
    {action && <div className="pt-1">{action}</div>}
  </div>
);
