import type { ReactNode } from "react";
import { openPersonalPage } from "@/lib/web/page";
import { InstanceShell } from "../_components/instance-shell";

/** For everybody who is signed in: the API is the same for all workspaces. */
export default async function ReferenceLayout({ children }: { children: ReactNode }) {
  return <InstanceShell access={await openPersonalPage()}>{children}</InstanceShell>;
}
