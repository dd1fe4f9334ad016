"use client";

import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";

interface TabLinksProps {
  /** What a screen reader calls them. */
  label: string;
  links: readonly { key: string; label: string; href: string }[];
  /** The key of the screen that is shown, or that what is shown belongs to. */
  current: string | undefined;
}

/** A line that is longer than a phone is wide begins where the screen that is shown is seen. */
function bringIntoLine(link: HTMLAnchorElement | null): void {
  const line = link?.closest("nav");
  if (link && line)
    line.scrollLeft += Math.max(0, link.getBoundingClientRect().right - line.getBoundingClientRect().right);
}

/** Screens that belong together, as links in a line. */
export const TabLinks = ({ label, links, current }: TabLinksProps) => (
  <nav aria-label={label} className="no-print mb-4 overflow-x-auto border-b">
    <ul className="flex gap-4">
      {links.map(({ key, label, href }) => (
        <li key={key}>
          <Link
            ref={key === current ? bringIntoLine : undefined}
            href={href}
            aria-current={key === current ? "page" : undefined}
            className={classNames(
              "inline-flex h-9 items-center border-b-2 whitespace-nowrap",
              key === current
                ? "border-accent text-ink font-medium"
                : "text-muted hover:text-ink border-transparent",
            )}
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
