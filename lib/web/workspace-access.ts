import "server-only";
import { cache } from "react";
import { AppError } from "@/lib/domain/errors";
import { roleMay, type Permission } from "@/lib/domain/team/permission";
import type { Context } from "@/lib/services/context";
import type { SignedIn } from "@/lib/services/people";
import { findWorkspace, type WorkspaceOfUser } from "@/lib/services/workspaces";
import { accessPerson } from "./person-access";
import { requestContext } from "./request-context";

/** A request inside a workspace: who, where, and the context its use cases run in. */
export interface WorkspaceAccess {
  session: SignedIn;
  workspace: WorkspaceOfUser;
  ctx: Context;
}

const findForUser = cache(async (slug: string) => {
  const { ctx } = await accessPerson();
  return findWorkspace({ ctx, input: { slug } });
});

/**
 * Opens a workspace for whoever is signed in. Throws `unauthenticated` for nobody, `not_found` where there is no such
 * workspace or it is not theirs, `forbidden` where their role lacks the permission.
 */
export async function accessWorkspace(slug: string, permission: Permission): Promise<WorkspaceAccess> {
  const { session } = await accessPerson();
  const workspace = await findForUser(slug);
  if (!workspace)
    throw new AppError("not_found", { message: "There is no such workspace, or it is not shared with you." });
  if (!roleMay(workspace.role, permission)) {
    throw new AppError("forbidden", { message: `Your role here (${workspace.role}) does not include this.` });
  }
  return {
    session,
    workspace,
    ctx: {
      ...(await requestContext({ kind: "member", userId: session.user.id, role: workspace.role })),
      workspaceId: workspace.id,
    },
  };
}
