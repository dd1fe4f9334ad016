import { ShownOnce } from "@/components/ui/shown-once";
import { INVITATION_DAYS } from "@/lib/domain/team/member";

interface InvitationLinkProps {
  link: string;
  /** Whether it goes by mail as well. */
  isMailed: boolean;
  onDone: () => void;
}

/** A link just made by which somebody joins. */
export const InvitationLink = ({ link, isMailed, onDone }: InvitationLinkProps) => (
  <ShownOnce
    title={
      isMailed
        ? "The link is made, and on its way by mail. It is shown this once."
        : "The link is made. Hand it on yourself: it is shown this once."
    }
    text={link}
    copy="Copy the link"
    onDone={onDone}
  >
    It works once, for this address only, within {INVITATION_DAYS} days.
  </ShownOnce>
);
