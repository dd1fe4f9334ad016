import type { ReactNode } from "react";
import { Button } from "./button";
import { CopyButton } from "./copy-button";
import { Notice } from "./notice";

interface ShownOnceProps {
  title: string;
  /** The link or secret itself. */
  text: string;
  /** What the button that copies it is called. */
  copy: string;
  onDone: () => void;
  children?: ReactNode;
}

/** A link or a secret just made, which nobody can be shown again. */
export const ShownOnce = ({ title, text, copy, onDone, children }: ShownOnceProps) => (
  <Notice
    tone="good"
    title={title}
    className="w-full"
    action={
      <Button size="small" onClick={onDone}>
        Done
      </Button>
    }
  >
    <span className="flex flex-wrap items-center gap-2">
      <code className="min-w-0 font-mono text-sm break-all">{text}</code>
      <CopyButton text={text} label={copy} labelVisible />
    </span>
    {children}
  </Notice>
);
