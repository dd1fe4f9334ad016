"use client";

import type { ComponentProps } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { paths } from "@/lib/paths";
import { signOut } from "@/lib/queries/auth";

/** The shell around the pages of the instance itself. */
export const InstanceFrame = (props: Omit<ComponentProps<typeof AppShell>, "onSignOut" | "workspace">) => (
  <AppShell {...props} workspace={null} onSignOut={() => void signOut(paths.signIn())} />
);
