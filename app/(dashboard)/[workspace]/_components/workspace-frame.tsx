"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { useState, type ComponentProps } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { paths } from "@/lib/paths";
import { signOut } from "@/lib/queries/auth";
import { makeQueryClient } from "@/lib/queries/query-client";

/** The shell with what its screens share in the browser: the cache of reads and the state in the URL. */
export function WorkspaceFrame(props: Omit<ComponentProps<typeof AppShell>, "onSignOut">) {
  const [queryClient] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <NuqsAdapter>
        <AppShell {...props} onSignOut={() => void signOut(paths.signIn())} />
      </NuqsAdapter>
    </QueryClientProvider>
  );
}
