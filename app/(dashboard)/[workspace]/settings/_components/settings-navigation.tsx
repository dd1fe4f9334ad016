"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";
import { type Permission, roleMay, type Role } from "@/lib/domain/team/permission";
import { paths } from "@/lib/paths";

interface SettingsNavigationProps {
  slug: string;
  role: Role;
}

/** The parts of the settings that a role may see, as a line of links. */
export function SettingsNavigation({ slug, role }: SettingsNavigationProps) {
  const pathname = usePathname();
  const { settings } = paths.workspace(slug);
  const parts: { label: string; href: string; permission: Permission }[] = [
    { label: "Connections", href: settings.connections, permission: "connection:read" },
    { label: "Workspace", href: settings.root, permission: "workspace:read" },
    { label: "Members", href: settings.members, permission: "member:read" },
    { label: "Notices", href: settings.notices, permission: "workspace:read" },
    { label: "Demo", href: settings.demo, permission: "answer:read" },
    { label: "Audit log", href: settings.audit, permission: "audit:read" },
    { label: "Your account", href: settings.account, permission: "workspace:read" },
    { label: "Your sessions", href: settings.sessions, permission: "workspace:read" },
  ];
  const shown = parts.filter(({ permission }) => roleMay(role, permission));
  return (
    <nav aria-label="Settings" className="mb-6 flex gap-4 overflow-x-auto border-b">
      {shown.map(({ label, href }) => (
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
