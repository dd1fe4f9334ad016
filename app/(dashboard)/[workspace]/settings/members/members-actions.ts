"use server";

import { z } from "zod";
import { ROLES } from "@/lib/domain/team/permission";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import { invitationSchema, inviteMember, renewLink, revokeInvitation } from "@/lib/services/invitations";
import {
  changeRole,
  leaveWorkspace,
  makeMemberResetLink,
  removeMember,
  transferOwnership,
} from "@/lib/services/members";
import { boundSlug, workspaceAction } from "@/lib/web/action";

const write = workspaceAction.metadata({ permission: "member:write" }).bindArgsSchemas(boundSlug);
const onMember = z.object({ userId: z.uuid() });
const onInvitation = z.object({ id: z.uuid() });

/** Invites somebody; the link is in the reply and nowhere else. */
export const inviteMemberAction = write
  .inputSchema(invitationSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    const { link, isMailed } = await inviteMember({ ctx, input: parsedInput });
    return { link, isMailed };
  });

/** Makes another link of an invitation; the old one leads nowhere. */
export const renewLinkAction = write
  .inputSchema(onInvitation)
  .action(async ({ ctx: { ctx }, parsedInput }) => renewLink({ ctx, input: parsedInput }));

/** Takes an invitation back. */
export const revokeInvitationAction = write
  .inputSchema(onInvitation)
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    await revokeInvitation({ ctx, input: parsedInput });
  });

/** Gives a member another role. */
export const changeRoleAction = write
  .inputSchema(onMember.extend({ role: z.enum(ROLES) }))
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    await changeRole({ ctx, input: parsedInput });
  });

/** Makes a link by which a member chooses a new password; it is in the reply and nowhere else. */
export const makeMemberResetLinkAction = write
  .inputSchema(onMember)
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    const { token } = await makeMemberResetLink({ ctx, input: parsedInput });
    return { link: new URL(paths.resetPassword(token), env().url).href };
  });

/** Removes a member; what they made stays. */
export const removeMemberAction = write
  .inputSchema(onMember)
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    await removeMember({ ctx, input: parsedInput });
  });

/** Makes another member the owner in one's own place. */
export const transferOwnershipAction = workspaceAction
  .metadata({ permission: "owner:write" })
  .bindArgsSchemas(boundSlug)
  .inputSchema(onMember)
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    await transferOwnership({ ctx, input: parsedInput });
  });

/** Leaves the workspace. */
export const leaveWorkspaceAction = workspaceAction
  .metadata({ permission: "workspace:read" })
  .bindArgsSchemas(boundSlug)
  .inputSchema(z.object({}))
  .action(async ({ ctx: { ctx } }) => {
    await leaveWorkspace({ ctx });
  });
