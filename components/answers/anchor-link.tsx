import { Link2 } from "lucide-react";
import { classNames } from "@/components/ui/class-names";

interface AnchorLinkProps {
  /** Of what it leads to. */
  id: string;
  /** "Copy the link to this part". */
  label: string;
  className?: string;
}

/** A link to a place in an answer; `Anchored` around it copies its address when it is followed. */
export const AnchorLink = ({ id, label, className }: AnchorLinkProps) => (
  <a
    href={`#${id}`}
    data-anchor-link=""
    aria-label={label}
    title={label}
    className={classNames(
      "text-muted hover:text-accent inline-flex size-6 items-center justify-center no-underline",
      className,
    )}
  >
    <Link2 aria-hidden="true" className="size-4" strokeWidth={1.5} />
  </a>
);
