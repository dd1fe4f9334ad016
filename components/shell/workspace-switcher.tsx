"use client";

import { ChevronsUpDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { Link } from "@/components/ui/link";
import type { Role } from "@/lib/domain/team/permission";
import { paths } from "@/lib/paths";
import { Mark } from "./mark";
import { homeOf } from "./navigation";

export interface WorkspaceLink {
  slug: string;
  name: string;
  isDemo: boolean;
  /** What the person who looks is in it. */
  role: Role;
}

/** What stands in a workspace's place on the pages of the instance itself. */
export const INSTANCE_NAME = "This instance";

interface WorkspaceSwitcherProps {
  /** Null on the pages of the instance itself. */
  current: WorkspaceLink | null;
  workspaces: readonly WorkspaceLink[];
  mayMakeWorkspaces: boolean;
}

/** Where one is; opens the list of workspaces. */
export const WorkspaceSwitcher = ({ current, workspaces, mayMakeWorkspaces }: WorkspaceSwitcherProps) => (
  <DropdownMenu
    trigger={
      <Button
        look="quiet"
        className="w-full px-2"
        aria-label={current ? `Workspace: ${current.name}` : `${INSTANCE_NAME}: choose a workspace`}
      >
        <Mark />
        <span className="min-w-0 flex-1 truncate text-left font-semibold">
          {current?.name ?? INSTANCE_NAME}
        </span>
        <ChevronsUpDown aria-hidden="true" className="text-muted size-4 shrink-0" strokeWidth={1.5} />
      </Button>
    }
  >
    {workspaces.map((workspace) => (
      <MenuItem key={workspace.slug} asChild>
        <Link
          href={homeOf(workspace)}
          aria-current={workspace.slug === current?.slug ? "true" : undefined}
          className="justify-between"
        >
          <span className="truncate">{workspace.name}</span>
          <span className="text-muted text-xs">
            {workspace.isDemo ? "demo" : workspace.slug === current?.slug ? "open" : ""}
          </span>
        </Link>
      </MenuItem>
    ))}
    {mayMakeWorkspaces && (
      <>
        <MenuSeparator />
        <MenuItem asChild>
          <Link href={paths.newWorkspace()}>New workspace</Link>
        </MenuItem>
      </>
    )}
  </DropdownMenu>
);
