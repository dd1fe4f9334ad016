import "server-only";
import { createSafeActionClient } from "next-safe-action";
import { z } from "zod";
import { currentSession } from "@/lib/auth/session";
import { AppError } from "@/lib/domain/errors";
import { ROLES, PERMISSIONS, type Permission } from "@/lib/domain/permission";
import { describeError } from "./error-reply";
import { accessWorkspace } from "./workspace-access";

const permissions = new Set<string>(ROLES.flatMap((role) => PERMISSIONS[role]));

const base = createSafeActionClient({
  defineMetadataSchema: () =>
    z.object({
      permission: z.custom<Permission | "signed-in" | "anyone">(
        (value) => permissions.has(String(value)) || value === "signed-in" || value === "anyone",
      ),
    }),
  handleServerError: describeError,
  defaultValidationErrorsShape: "flattened",
});

/** Actions that need no session: set-up. Each guards itself. */
export const publicAction = base;

/** Actions about the signed-in person. */
export const personalAction = base.use(async ({ next }) => {
  const session = await currentSession();
  if (!session) throw new AppError("unauthenticated", { message: "Your session has ended. Sign in again." });
  return next({ ctx: { session } });
});

/**
 * Actions in a workspace. The first bound argument is the workspace's slug; the permission is declared in metadata and
 * settled, with the session, before anything the browser sent is looked at.
 */
export const workspaceAction = base.use(async ({ next, metadata, bindArgsClientInputs }) => {
  const slug = z.string().parse(bindArgsClientInputs[0]);
  if (metadata.permission === "anyone" || metadata.permission === "signed-in") {
    throw new Error("a workspace action declares a workspace permission");
  }
  const access = await accessWorkspace(slug, metadata.permission);
  return next({ ctx: access });
});

/** The bound argument of every workspace action. */
export const boundSlug = [z.string()] as const;
