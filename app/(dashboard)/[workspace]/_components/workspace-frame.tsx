"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { useState, type ComponentProps } from "react";
import { AppShell } from "@/components/shell/app-shell";
import type { WorkspaceLink } from "@/components/shell/workspace-switcher";
import { paths } from "@/lib/paths";
import { signOut } from "@/lib/queries/auth";
import { makeQueryClient } from "@/lib/queries/query-client";
import { useCarriedFilters } from "@/lib/queries/use-carried-filters";

interface WorkspaceFrameProps extends Omit<
  ComponentProps<typeof AppShell>,
  "onSignOut" | "carriedFilters" | "workspace"
> {
  workspace: WorkspaceLink;
}

/** The shell with what its screens share in the browser: the cache of reads and the filters carried along. */
export function WorkspaceFrame(props: WorkspaceFrameProps) {
  const [queryClient] = useState(makeQueryClient);
  const carriedFilters = useCarriedFilters(props.workspace.slug);
  return (
    <QueryClientProvider client={queryClient}>
      <AppShell {...props} carriedFilters={carriedFilters} onSignOut={() => void signOut(paths.signIn())} />
    </QueryClientProvider>
  );
}
