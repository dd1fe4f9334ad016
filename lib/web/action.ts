import "server-only";
import { createSafeActionClient } from "next-safe-action";
import { z } from "zod";
import { OPERATE, ROLES, PERMISSIONS, type Permission } from "@/lib/domain/team/permission";
import { describeError } from "./error-reply";
import { accessInstance } from "./instance-access";
import { accessPerson } from "./person-access";
import { visitorContext } from "./request-context";
import { accessWorkspace } from "./workspace-access";

type Declared = Permission | typeof OPERATE | "signed-in" | "anyone";

const declarable = new Set<string>([
  ...ROLES.flatMap((role) => PERMISSIONS[role]),
  OPERATE,
  "signed-in",
  "anyone",
]);

const base = createSafeActionClient({
  defineMetadataSchema: () =>
    z.object({
      permission: z.custom<Declared>((value) => declarable.has(String(value))),
    }),
  handleServerError: describeError,
  defaultValidationErrorsShape: "flattened",
});

/** Actions that need no session: set-up. Each guards itself. */
export const publicAction = base.use(async ({ next }) => next({ ctx: { ctx: await visitorContext() } }));

/** Actions about the signed-in person. */
export const personalAction = base.use(async ({ next }) => next({ ctx: await accessPerson() }));

/** Actions on the instance itself. To anybody but its operator they are not there. */
export const operatorAction = base.use(async ({ next, metadata }) => {
  if (metadata.permission !== OPERATE) throw new Error(`an operator's action declares ${OPERATE}`);
  return next({ ctx: await accessInstance() });
});

/**
 * Actions in a workspace. The first bound argument is the workspace's slug; the permission is declared in metadata and
 * settled, with the session, before anything the browser sent is looked at.
 */
export const workspaceAction = base.use(async ({ next, metadata, bindArgsClientInputs }) => {
  const slug = z.string().parse(bindArgsClientInputs[0]);
  const { permission } = metadata;
  if (permission === "anyone" || permission === "signed-in" || permission === OPERATE) {
    throw new Error("a workspace action declares a workspace permission");
  }
  const access = await accessWorkspace(slug, permission);
  return next({ ctx: access });
});

/** The bound argument of every workspace action. */
export const boundSlug = [z.string()] as const;
