import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { paths } from "@/lib/paths";

interface LibraryLinksProps {
  slug: string;
  current: "sets" | "markets" | "personas";
}

/** The screens of the library beside each other. */
export function LibraryLinks({ slug, current }: LibraryLinksProps) {
  const { library, prompts } = paths.workspace(slug);
  const links = [
    { key: "sets", label: "Sets", href: library.sets() },
    { key: "markets", label: "Markets", href: library.markets() },
    { key: "personas", label: "Personas", href: library.personas() },
    { key: "prompts", label: "All prompts asked", href: prompts() },
  ];
  return <TabLinks label="Library" links={links} current={current} />;
}

interface TabLinksProps {
  /** What a screen reader calls them. */
  label: string;
  links: readonly { key: string; label: string; href: string }[];
  current: string;
}

/** Screens that belong together, as links in a line. */
export const TabLinks = ({ label, links, current }: TabLinksProps) => (
  <nav aria-label={label} className="no-print mb-4 overflow-x-auto border-b">
    <ul className="flex gap-4">
      {links.map(({ key, label, href }) => (
        <li key={key}>
          <Link
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
