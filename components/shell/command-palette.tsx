"use client";

import { Command } from "cmdk";
import { useTheme } from "next-themes";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";
import { paths } from "@/lib/paths";
import { THEMES } from "./account-menu";
import { homeOf, type Screen, screensOfInstance } from "./navigation";
import { INSTANCE_NAME, type WorkspaceLink } from "./workspace-switcher";

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Null on the pages of the instance itself. */
  workspace: WorkspaceLink | null;
  workspaces: readonly WorkspaceLink[];
  /** The workspace's; none on the pages of the instance itself. */
  screens: readonly Screen[];
  isOperator: boolean;
  mayMakeWorkspaces: boolean;
  onShowShortcuts: () => void;
  onSignOut: () => void;
}

interface EntryProps {
  children: ReactNode;
  keywords?: string[];
  onSelect: () => void;
}

const Entry = ({ children, keywords, onSelect }: EntryProps) => (
  <Command.Item
    keywords={keywords}
    onSelect={onSelect}
    className="data-[selected=true]:bg-sunken flex h-9 cursor-pointer items-center gap-2 rounded px-2"
  >
    {children}
  </Command.Item>
);

/** Entries that hold every word typed in their name or their keywords; a name that begins with what was typed first. */
function matches(entry: string, search: string, keywords: string[] = []): number {
  const typed = search.trim().toLowerCase();
  const name = entry.toLowerCase();
  const holds = (text: string) => typed.split(/\s+/).every((word) => text.includes(word));
  if (name.startsWith(typed)) return 1;
  if (holds(name)) return 0.8;
  return holds([name, ...keywords].join(" ").toLowerCase()) ? 0.5 : 0;
}

const groupClasses =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted";

/** ⌘K: every screen, every workspace and the few things one can start, by typing a part of the name. */
export function CommandPalette({
  open,
  onOpenChange,
  workspace,
  workspaces,
  screens,
  isOperator,
  mayMakeWorkspaces,
  onShowShortcuts,
  onSignOut,
}: CommandPaletteProps) {
  const router = useRouter();
  const { setTheme } = useTheme();
  const close = (act: () => void) => () => {
    onOpenChange(false);
    act();
  };
  const toEntry = ({ label, href, keywords, Icon }: Screen) => (
    <Entry key={href} keywords={keywords} onSelect={close(() => router.push(href))}>
      <Icon aria-hidden="true" className="text-muted size-4" strokeWidth={1.5} />
      {label}
    </Entry>
  );
  const others = workspaces.filter(({ slug }) => slug !== workspace?.slug);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Go to or start">
      <Command label="Go to or start" filter={matches}>
        <Command.Input
          autoFocus
          aria-label="Type a command or the name of a screen"
          placeholder="Type a command or the name of a screen"
          className="border-edge bg-surface placeholder:text-muted h-9 w-full rounded border px-2 text-base"
        />
        <Command.List className="mt-2 max-h-80 overflow-y-auto">
          <Command.Empty className="text-muted px-2 py-3">Nothing by that name.</Command.Empty>
          {screens.length > 0 && (
            <Command.Group heading="Go to" className={groupClasses}>
              {screens.map(toEntry)}
            </Command.Group>
          )}
          {others.length > 0 && (
            <Command.Group heading="Switch to" className={groupClasses}>
              {others.map((other) => (
                <Entry
                  key={other.slug}
                  keywords={["workspace", other.slug]}
                  onSelect={close(() => router.push(homeOf(other)))}
                >
                  {other.name}
                </Entry>
              ))}
            </Command.Group>
          )}
          <Command.Group heading={INSTANCE_NAME} className={groupClasses}>
            {screensOfInstance(isOperator).map(toEntry)}
          </Command.Group>
          <Command.Group heading="Do" className={groupClasses}>
            {THEMES.map(({ value, label }) => (
              <Entry key={value} keywords={["appearance"]} onSelect={close(() => setTheme(value))}>
                Theme: {label.toLowerCase()}
              </Entry>
            ))}
            <Entry keywords={["keys", "help"]} onSelect={close(onShowShortcuts)}>
              Keyboard shortcuts
            </Entry>
            {mayMakeWorkspaces && (
              <Entry keywords={["new", "create"]} onSelect={close(() => router.push(paths.newWorkspace()))}>
                New workspace
              </Entry>
            )}
            <Entry keywords={["log out"]} onSelect={close(onSignOut)}>
              Sign out
            </Entry>
          </Command.Group>
        </Command.List>
      </Command>
    </Dialog>
  );
}
