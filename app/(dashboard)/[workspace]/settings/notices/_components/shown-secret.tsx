import { ShownOnce } from "@/components/ui/shown-once";

interface ShownSecretProps {
  secret: string;
  /** Whether an older one still counts. */
  isNew: boolean;
  onDone: () => void;
}

/** A signing secret just made. */
export const ShownSecret = ({ secret, isNew, onDone }: ShownSecretProps) => (
  <ShownOnce
    title="The signing secret is made. It is shown this once."
    text={secret}
    copy="Copy the secret"
    onDone={onDone}
  >
    Give it to the receiver, which checks by it that a notice is from here (Standard Webhooks).
    {isNew && " The old one counts beside it for 24 hours."}
  </ShownOnce>
);
