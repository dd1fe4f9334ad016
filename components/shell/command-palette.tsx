"use client";

import { Command } from "cmdk";
import { useTheme } from "next-themes";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { paths } from "@/lib/paths";
import { THEMES } from "./account-menu";
import { FoundEntries } from "./found-entries";
import { homeOf, type Screen, screensOfInstance } from "./navigation";
import { Entry, GROUP, matches } from "./palette-entry";
import { type Find, useFound } from "./use-found";
import { INSTANCE_NAME, type WorkspaceLink } from "./workspace-switcher";

/** As many as a search may have. */
const TYPED_MAX = 200;

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
  /** What was typed before this was there. */
  typedAhead: string;
  /** Looks for words in the workspace; missing where there is none. */
  find?: Find;
  onShowShortcuts: () => void;
  onSignOut: () => void;
}

/**
 * ⌘K: every screen, every workspace and the few things one can start, by typing a part of the name; and after them the
 * prompts and answers that hold what was typed.
 */
export function CommandPalette({
  open,
  onOpenChange,
  workspace,
  workspaces,
  screens,
  isOperator,
  mayMakeWorkspaces,
  typedAhead,
  find,
  onShowShortcuts,
  onSignOut,
}: CommandPaletteProps) {
  const router = useRouter();
  const { setTheme } = useTheme();
  const [typed, setTyped] = useState(typedAhead);
  const { found, hasFailed, isLooking } = useFound(find, typed);
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
  const hint = find
    ? "Go to, start, or find words in prompts and answers"
    : "Type a command or the name of a screen";
  const others = workspaces.filter(({ slug }) => slug !== workspace?.slug);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Go to or start">
      <Command label="Go to or start" filter={matches}>
        <Command.Input
          autoFocus
          value={typed}
          onValueChange={setTyped}
          maxLength={TYPED_MAX}
          aria-label={hint}
          placeholder={hint}
          className="border-edge bg-surface placeholder:text-muted h-9 w-full rounded border px-2 text-base"
        />
        <Command.List className="mt-2 max-h-80 overflow-y-auto">
          {!isLooking && (
            <Command.Empty className="text-muted px-2 py-3">
              {find ? "Nothing by that name or with these words." : "Nothing by that name."}
            </Command.Empty>
          )}
          {screens.length > 0 && (
            <Command.Group heading="Go to" className={GROUP}>
              {screens.map(toEntry)}
            </Command.Group>
          )}
          {others.length > 0 && (
            <Command.Group heading="Switch to" className={GROUP}>
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
          <Command.Group heading={INSTANCE_NAME} className={GROUP}>
            {screensOfInstance(isOperator).map(toEntry)}
          </Command.Group>
          <Command.Group heading="Do" className={GROUP}>
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
          {found && workspace && (
            <FoundEntries
              found={found}
              text={typed.trim()}
              workspace={workspace.slug}
              onGo={(href) => close(() => router.push(href))()}
            />
          )}
        </Command.List>
        <p role="status" className="text-muted px-2 pt-2 text-xs empty:hidden">
          {isLooking
            ? "Looking in prompts and answers…"
            : hasFailed
              ? "Prompts and answers could not be looked through. Type on to try again."
              : ""}
        </p>
      </Command>
    </Dialog>
  );
}
