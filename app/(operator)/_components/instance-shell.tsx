import type { ReactNode } from "react";
import { mayMakeWorkspaces, readShellNotices } from "@/lib/services/instance";
import { listWorkspaces } from "@/lib/services/workspaces";
import type { PersonAccess } from "@/lib/web/person-access";
import { InstanceFrame } from "./instance-frame";

interface InstanceShellProps {
  access: PersonAccess;
  children: ReactNode;
}

/** Reads what the shell shows on a page of the instance, for whoever was let in. */
export async function InstanceShell({ access: { session, ctx }, children }: InstanceShellProps) {
  const { user } = session;
  const [workspaces, mayMake, notices] = await Promise.all([
    listWorkspaces({ ctx }),
    mayMakeWorkspaces({ ctx }),
    readShellNotices({ ctx, input: { id: null, isDemo: false } }),
  ]);
  return (
    <InstanceFrame
      workspaces={workspaces}
      email={user.email}
      isOperator={user.isOperator}
      mayMakeWorkspaces={mayMake}
      notices={notices}
    >
      {children}
    </InstanceFrame>
  );
}
