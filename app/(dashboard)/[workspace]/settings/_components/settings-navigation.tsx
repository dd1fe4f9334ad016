"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";
import { paths } from "@/lib/paths";

/** The parts of the settings, as a line of links. */
export function SettingsNavigation({ slug }: { slug: string }) {
  const pathname = usePathname();
  const { settings } = paths.workspace(slug);
  const parts = [
    { label: "Connections", href: settings.connections },
    { label: "Workspace", href: settings.root },
    { label: "Demo", href: settings.demo },
    { label: "Your sessions", href: settings.sessions },
  ];
  return (
    <nav aria-label="Settings" className="mb-6 flex gap-4 overflow-x-auto border-b">
      {parts.map(({ label, href }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href ? "page" : undefined}
          className={classNames(
            "-mb-px flex h-9 items-center border-b-2 text-base whitespace-nowrap",
            pathname === href ? "border-accent text-ink" : "text-muted hover:text-ink border-transparent",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
