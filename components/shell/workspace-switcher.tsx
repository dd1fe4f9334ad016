"use client";

import { ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { paths } from "@/lib/paths";

export interface WorkspaceLink {
  slug: string;
  name: string;
  isDemo: boolean;
}

interface WorkspaceSwitcherProps {
  current: WorkspaceLink;
  workspaces: readonly WorkspaceLink[];
}

/** The workspace's name; opens the list of the others. */
export const WorkspaceSwitcher = ({ current, workspaces }: WorkspaceSwitcherProps) => (
  <DropdownMenu
    trigger={
      <Button look="quiet" className="w-full justify-between px-2" aria-label={`Workspace: ${current.name}`}>
        <span className="truncate font-semibold">{current.name}</span>
        <ChevronsUpDown aria-hidden="true" className="text-muted size-4 shrink-0" strokeWidth={1.5} />
      </Button>
    }
  >
    {workspaces.map((workspace) => (
      <MenuItem key={workspace.slug} asChild>
        <Link
          href={paths.workspace(workspace.slug).compose()}
          aria-current={workspace.slug === current.slug ? "true" : undefined}
          className="justify-between"
        >
          <span className="truncate">{workspace.name}</span>
          <span className="text-muted text-xs">
            {workspace.isDemo ? "demo" : workspace.slug === current.slug ? "open" : ""}
          </span>
        </Link>
      </MenuItem>
    ))}
    <MenuSeparator />
    <MenuItem asChild>
      <Link href={paths.newWorkspace()}>New workspace</Link>
    </MenuItem>
  </DropdownMenu>
);
