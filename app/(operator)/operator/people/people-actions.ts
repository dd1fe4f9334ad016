"use server";

import { z } from "zod";
import { OPERATE } from "@/lib/domain/team/permission";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import { openWorkspaces } from "@/lib/services/instance";
import { deleteAccount, makeResetLink } from "@/lib/services/people";
import { operatorAction } from "@/lib/web/action";

const person = z.object({ userId: z.uuid() });

/** Makes a link by which somebody chooses a new password; it is shown this once. */
export const makeResetLinkAction = operatorAction
  .metadata({ permission: OPERATE })
  .inputSchema(person)
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    const { token } = await makeResetLink({ ctx, input: parsedInput });
    return { link: new URL(paths.resetPassword(token), env().url).href };
  });

/** Deletes somebody's account. */
export const deletePersonAction = operatorAction
  .metadata({ permission: OPERATE })
  .inputSchema(person)
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    await deleteAccount({ ctx, input: parsedInput });
  });

/** Lets everybody who has an account make workspaces, or operators alone. */
export const openWorkspacesAction = operatorAction
  .metadata({ permission: OPERATE })
  .inputSchema(z.object({ open: z.boolean() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    await openWorkspaces({ ctx, input: parsedInput });
  });
