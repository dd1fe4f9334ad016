"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { useCallback, useState, type ComponentProps } from "react";
import { AppShell } from "@/components/shell/app-shell";
import type { WorkspaceLink } from "@/components/shell/workspace-switcher";
import { paths } from "@/lib/paths";
import { signOut } from "@/lib/queries/auth";
import { makeQueryClient } from "@/lib/queries/query-client";
import { readAction } from "@/lib/queries/read-action";
import { useCarriedFilters } from "@/lib/queries/use-carried-filters";
import { findAction } from "../find-action";
import { NoticeBell } from "./notices/notice-bell";

interface WorkspaceFrameProps extends Omit<
  ComponentProps<typeof AppShell>,
  "onSignOut" | "carriedFilters" | "workspace" | "bell" | "find"
> {
  workspace: WorkspaceLink;
  /** How many notices the reader has not read. */
  unread: number;
}

/** The shell with what its screens share in the browser: the cache of reads and the filters carried along. */
export function WorkspaceFrame({ unread, ...props }: WorkspaceFrameProps) {
  const [queryClient] = useState(makeQueryClient);
  const { slug } = props.workspace;
  const carriedFilters = useCarriedFilters(slug);
  const find = useCallback((text: string) => readAction(findAction.bind(null, slug), { text }), [slug]);
  return (
    <QueryClientProvider client={queryClient}>
      <AppShell
        {...props}
        carriedFilters={carriedFilters}
        find={find}
        bell={<NoticeBell workspace={slug} unread={unread} />}
        onSignOut={() => void signOut(paths.signIn())}
      />
    </QueryClientProvider>
  );
}
