"use client";

import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import type { Screen } from "./navigation";

interface SideNavigationProps {
  screens: readonly Screen[];
  /** Called when a link is followed, so that a drawer can close. */
  onNavigate?: () => void;
}

/** The screens of the workspace, or of the instance; the one shown is marked. */
export function SideNavigation({ screens, onNavigate }: SideNavigationProps) {
  const pathname = usePathname();
  return (
    <nav aria-label="Screens">
      <ul className="flex flex-col gap-0.5">
        {screens.map(({ label, href, Icon, above }) => {
          const [path = href] = (above ?? href).split("?");
          const current = pathname === path || pathname.startsWith(`${path}/`);
          return (
            <li key={path}>
              <Link
                href={href}
                onClick={onNavigate}
                aria-current={current ? "page" : undefined}
                className={classNames(
                  "hover:bg-sunken flex h-8 items-center gap-2 rounded px-2 text-base",
                  current ? "bg-sunken text-ink font-medium" : "text-muted",
                )}
              >
                <Icon aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.5} />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
