import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";

interface ShownSecretProps {
  secret: string;
  /** Whether an older one still counts. */
  isNew: boolean;
  onDone: () => void;
}

/** A signing secret just made, which is shown this once. */
export const ShownSecret = ({ secret, isNew, onDone }: ShownSecretProps) => (
  <Notice
    tone="good"
    title="The signing secret is made. It is shown this once."
    action={
      <Button size="small" onClick={onDone}>
        Done
      </Button>
    }
  >
    <span className="flex flex-wrap items-center gap-2">
      <code className="font-mono text-sm break-all">{secret}</code>
      <CopyButton text={secret} label="Copy the secret" labelVisible />
    </span>
    Give it to the receiver, which checks by it that a notice is from here (Standard Webhooks).
    {isNew && " The old one counts beside it for 24 hours."}
  </Notice>
);
