import type { ReactNode } from "react";
import { readShellNotices } from "@/lib/services/instance";
import type { SignedIn } from "@/lib/services/people";
import { listWorkspaces } from "@/lib/services/workspaces";
import { InstanceFrame } from "./instance-frame";

interface InstanceShellProps {
  session: SignedIn;
  children: ReactNode;
}

/** Reads what the shell shows on a page of the instance, for whoever was let in. */
export async function InstanceShell({ session: { user }, children }: InstanceShellProps) {
  const [workspaces, notices] = await Promise.all([
    listWorkspaces(user.id),
    readShellNotices({ isDemo: false }),
  ]);
  return (
    <InstanceFrame workspaces={workspaces} email={user.email} isOperator={user.isOperator} notices={notices}>
      {children}
    </InstanceFrame>
  );
}
