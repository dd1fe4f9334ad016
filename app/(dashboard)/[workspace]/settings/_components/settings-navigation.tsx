"use client";

import { usePathname } from "next/navigation";
import { TabLinks } from "@/components/shell/tab-links";
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
    { label: "Flags", href: settings.flags, permission: "answer:read" },
    { label: "Notices", href: settings.notices, permission: "workspace:read" },
    { label: "Demo", href: settings.demo, permission: "answer:read" },
    { label: "Retention", href: settings.retention, permission: "workspace:edit" },
    { label: "Recently deleted", href: settings.deleted, permission: "answer:delete" },
    { label: "Audit log", href: settings.audit, permission: "audit:read" },
    { label: "Your account", href: settings.account, permission: "workspace:read" },
    { label: "Your sessions", href: settings.sessions, permission: "workspace:read" },
  ];
  const links = parts.flatMap(({ permission, ...link }) =>
    roleMay(role, permission) ? [{ ...link, key: link.href }] : [],
  );
  const isShown = (href: string) =>
    pathname === href ||
    (href === settings.root ? pathname === settings.importDataset : pathname.startsWith(`${href}/`));
  return <TabLinks label="Settings" links={links} current={links.find(({ href }) => isShown(href))?.key} />;
}
