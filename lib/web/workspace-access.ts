import "server-only";
import { cache } from "react";
import { currentSession } from "@/lib/auth/session";
import { AppError } from "@/lib/domain/errors";
import { roleMay, type Permission } from "@/lib/domain/permission";
import { machineClock, type Context } from "@/lib/services/context";
import type { SignedIn } from "@/lib/services/people";
import { findWorkspace, type WorkspaceOfUser } from "@/lib/services/workspaces";
import { requestOrigin } from "./request-origin";

/** A request inside a workspace: who, where, and the context its use cases run in. */
export interface WorkspaceAccess {
  session: SignedIn;
  workspace: WorkspaceOfUser;
  ctx: Context;
}

const findForUser = cache((userId: string, slug: string) => findWorkspace({ userId, slug }));

/**
 * Opens a workspace for whoever is signed in. Throws `unauthenticated` for nobody, `not_found` where there is no such
 * workspace or it is not theirs, `forbidden` where their role lacks the permission.
 */
export async function accessWorkspace(slug: string, permission: Permission): Promise<WorkspaceAccess> {
  const session = await currentSession();
  if (!session) throw new AppError("unauthenticated", { message: "Your session has ended. Sign in again." });
  const workspace = await findForUser(session.user.id, slug);
  if (!workspace)
    throw new AppError("not_found", { message: "There is no such workspace, or it is not shared with you." });
  if (!roleMay(workspace.role, permission)) {
    throw new AppError("forbidden", { message: `Your role here (${workspace.role}) does not include this.` });
  }
  return {
    session,
    workspace,
    ctx: {
      workspaceId: workspace.id,
      origin: await requestOrigin(),
      now: machineClock,
      actor: { kind: "member", userId: session.user.id, role: workspace.role },
    },
  };
}
