import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { INVITATION_DAYS } from "@/lib/domain/team/member";

interface InvitationLinkProps {
  link: string;
  /** Whether it goes by mail as well. */
  isMailed: boolean;
  onDone: () => void;
}

/** A link just made, which is shown this once. */
export const InvitationLink = ({ link, isMailed, onDone }: InvitationLinkProps) => (
  <Notice
    tone="good"
    title={
      isMailed
        ? "The link is made, and on its way by mail. It is shown this once."
        : "The link is made. Hand it on yourself: it is shown this once."
    }
    action={
      <Button size="small" onClick={onDone}>
        Done
      </Button>
    }
  >
    <span className="flex flex-wrap items-center gap-2">
      <code className="font-mono text-sm break-all">{link}</code>
      <CopyButton text={link} label="Copy the link" labelVisible />
    </span>
    It works once, for this address only, within {INVITATION_DAYS} days.
  </Notice>
);
