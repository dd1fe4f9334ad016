import { ShownOnce } from "@/components/ui/shown-once";

interface ResetLinkProps {
  link: string;
  onDone: () => void;
}

/** A link just made by which somebody chooses a new password. */
export const ResetLink = ({ link, onDone }: ResetLinkProps) => (
  <ShownOnce
    title="Hand this link over yourself: it is shown this once, and works once within a day"
    text={link}
    copy="Copy the link"
    onDone={onDone}
  />
);
