import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";

interface ResetLinkProps {
  link: string;
  onDone: () => void;
}

/** A link just made by which somebody chooses a new password; it is shown this once. */
export const ResetLink = ({ link, onDone }: ResetLinkProps) => (
  <Notice
    tone="good"
    title="Hand this link over yourself: it is shown this once, and works once within a day"
    className="w-full"
    action={
      <Button size="small" onClick={onDone}>
        Done
      </Button>
    }
  >
    <span className="flex flex-wrap items-center gap-2">
      <code className="min-w-0 font-mono text-sm break-all">{link}</code>
      <CopyButton text={link} label="Copy the link" labelVisible />
    </span>
  </Notice>
);
