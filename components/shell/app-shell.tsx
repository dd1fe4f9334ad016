"use client";

import { Menu, Search } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Kbd, ModifierKey } from "@/components/ui/kbd";
import { lazyPart } from "@/components/ui/lazy-part";
import { useInBrowser } from "@/components/ui/use-in-browser";
import { AccountMenu } from "./account-menu";
import { screensOf, screensOfInstance } from "./navigation";
import { NoticeBars, type ShellNotice } from "./notice-bars";
import { SideNavigation } from "./side-navigation";
import type { Find } from "./use-found";
import { useShellKeys } from "./use-shell-keys";
import { INSTANCE_NAME, type WorkspaceLink, WorkspaceSwitcher } from "./workspace-switcher";

// Not needed until somebody presses ⌘K, or ?, or opens the navigation on a phone.
const NOT_LOADED = {
  title: "This could not be opened.",
  kept: "What is on the page stays until it is loaded anew.",
};
const CommandPalette = lazyPart(
  () => import("./command-palette").then((module) => module.CommandPalette),
  NOT_LOADED,
);
const NavigationDrawer = lazyPart(
  () => import("./navigation-drawer").then((module) => module.NavigationDrawer),
  NOT_LOADED,
);
const ShortcutList = lazyPart(
  () => import("./shortcut-list").then((module) => module.ShortcutList),
  NOT_LOADED,
);

interface AppShellProps {
  /** Null on the pages of the instance itself. */
  workspace: WorkspaceLink | null;
  workspaces: readonly WorkspaceLink[];
  /** The filters that links to other screens carry, as a query without "?". */
  carriedFilters?: string;
  email: string;
  isOperator: boolean;
  mayMakeWorkspaces: boolean;
  notices: readonly ShellNotice[];
  /** What opens the workspace's notices; the instance has none. */
  bell?: ReactNode;
  /** Looks for words in the workspace, for the palette. */
  find?: Find;
  onSignOut: () => void;
  children: ReactNode;
}

/** What stands around every screen of a workspace or of the instance: navigation, notices, and the keys that work everywhere. */
export function AppShell({
  workspace,
  workspaces,
  carriedFilters = "",
  email,
  isOperator,
  mayMakeWorkspaces,
  notices,
  bell,
  find,
  onSignOut,
  children,
}: AppShellProps) {
  const [open, setOpen] = useState<"palette" | "shortcuts" | "drawer" | null>(null);
  const openOrClose = (what: typeof open) => (shown: boolean) => setOpen(shown ? what : null);
  const showShortcuts = () => setOpen("shortcuts");
  const [typedAhead, setTypedAhead] = useState("");
  const showPalette = () => {
    setTypedAhead("");
    setOpen("palette");
  };
  useShellKeys({
    onPalette: showPalette,
    onShortcuts: showShortcuts,
    onTypedAhead:
      open === "palette" ? (character) => setTypedAhead((before) => before + character) : undefined,
  });

  const isAlive = useInBrowser();

  const screens = workspace ? screensOf(workspace, carriedFilters) : screensOfInstance(isOperator);
  const account = (
    <AccountMenu
      email={email}
      isOperator={isOperator}
      onShowShortcuts={showShortcuts}
      onSignOut={onSignOut}
    />
  );
  const switcher = (
    <WorkspaceSwitcher current={workspace} workspaces={workspaces} mayMakeWorkspaces={mayMakeWorkspaces} />
  );
  return (
    <div className="flex min-h-dvh flex-col md:flex-row">
      <a
        href="#main"
        className="focus:bg-surface sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded focus:border focus:px-3 focus:py-2"
      >
        Skip to the content
      </a>

      <header className="no-print bg-canvas sticky top-0 z-30 flex h-12 items-center gap-1 border-b px-2 md:hidden">
        <Button look="quiet" size="icon" aria-label="Open the navigation" onClick={() => setOpen("drawer")}>
          <Menu aria-hidden="true" className="size-4" strokeWidth={1.5} />
        </Button>
        <span className="min-w-0 flex-1 truncate font-semibold">{workspace?.name ?? INSTANCE_NAME}</span>
        {bell}
        <Button look="quiet" size="icon" aria-label="Go to or start" onClick={showPalette}>
          <Search aria-hidden="true" className="size-4" strokeWidth={1.5} />
        </Button>
      </header>
      <aside className="no-print sticky top-0 hidden h-dvh w-52 shrink-0 flex-col gap-3 border-r p-2 md:flex">
        {switcher}
        <Button
          look="quiet"
          className="text-muted justify-between px-2 font-normal"
          aria-keyshortcuts={isAlive ? "Control+K Meta+K" : undefined}
          onClick={showPalette}
        >
          <span className="flex items-center gap-2">
            <Search aria-hidden="true" className="size-4" strokeWidth={1.5} /> Go to
          </span>
          <Kbd>
            <ModifierKey /> K
          </Kbd>
        </Button>
        <SideNavigation screens={screens} />
        <div className="mt-auto flex items-center gap-1">
          <div className="min-w-0 flex-1">{account}</div>
          {bell}
        </div>
      </aside>

      <div className="flex min-w-0 flex-1 flex-col">
        <NoticeBars notices={notices} />
        <main id="main" tabIndex={-1} className="w-full max-w-[120rem] flex-1 p-4 outline-none md:p-6">
          {children}
        </main>
      </div>

      {/* Windows over the page; what stands here itself says that one could not be loaded. */}
      <div className="fixed right-4 bottom-4 z-40 max-w-sm">
        <Suspense>
          {open === "drawer" && (
            <NavigationDrawer onOpenChange={openOrClose("drawer")}>
              {switcher}
              <SideNavigation screens={screens} onNavigate={() => setOpen(null)} />
              <div className="mt-auto border-t pt-2">{account}</div>
            </NavigationDrawer>
          )}
          {open === "shortcuts" && <ShortcutList open onOpenChange={openOrClose("shortcuts")} />}
          {open === "palette" && (
            <CommandPalette
              open
              onOpenChange={openOrClose("palette")}
              workspace={workspace}
              workspaces={workspaces}
              screens={workspace ? screens : []}
              isOperator={isOperator}
              mayMakeWorkspaces={mayMakeWorkspaces}
              typedAhead={typedAhead}
              {...(find ? { find } : {})}
              onShowShortcuts={showShortcuts}
              onSignOut={onSignOut}
            />
          )}
        </Suspense>
      </div>
    </div>
  );
}
