import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

interface PageHeaderProps {
  /** The list this is out of, and the way back to it. */
  parent?: { label: string; href: string };
  title: ReactNode;
  /** The question the page answers, in one sentence. */
  question?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
}

/** The head of a screen: its name, the question it answers, what can be done. */
export const PageHeader = ({ parent, title, question, actions }: PageHeaderProps) => (
  <div className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
    <div className="min-w-0">
      {parent && (
        <Link
          href={parent.href}
          className="text-muted hover:text-ink inline-flex min-h-6 items-center text-sm underline-offset-4 hover:underline"
        >
          {parent.label}
        </Link>
      )}
      <h1 className="text-lg font-semibold break-words">{title}</h1>
      {question && <p className="text-muted">{question}</p>}
    </div>
    {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
  </div>
);
