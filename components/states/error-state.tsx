import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";

interface ErrorStateProps {
  /** What happened. */
  title: string;
  /** What was kept and what to do. */
  children?: ReactNode;
  /** The id under which the log has the cause. */
  errorId?: string;
  action?: ReactNode;
}

/** Says what happened, what was kept, what to do, and the id to ask for. */
export const ErrorState = ({ title, children, errorId, action }: ErrorStateProps) => (
  <Notice tone="danger" title={title} action={action}>
    {children}
    {errorId && (
      <p className="pt-1 text-xs">
        Error id <code className="font-mono">{errorId}</code>
      </p>
    )}
  </Notice>
);
