import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { AppError } from "@/lib/domain/errors";
import { isMadeUp } from "@/lib/domain/team/made-up";
import { refuseMemberChange } from "@/lib/domain/team/member-change";
import type { Role } from "@/lib/domain/team/permission";
import { requirePermission, requirePerson, type Call } from "@/lib/services/context";
import { holdMembers, type Holding } from "./hold";

/** Gives a member another role. Throws `forbidden` where an owner is concerned and the actor is none, `conflict` for the last owner. */
export async function changeRole({ ctx, input }: Call<{ userId: string; role: Role }>): Promise<void> {
  requirePermission(ctx, "member:write");
  await holdMembers(ctx, (ctx) => setRole(ctx, input.userId, input.role));
}

/**
 * Makes another member an owner and oneself an admin, in one act.
 * Throws `not_found` for somebody who is no member, oneself included.
 */
export async function transferOwnership({ ctx, input: { userId } }: Call<{ userId: string }>): Promise<void> {
  requirePermission(ctx, "owner:write");
  const self = requirePerson(ctx);
  if (userId === self) throw noMember();
  await holdMembers(ctx, async (ctx) => {
    await setRole(ctx, userId, "owner");
    await setRole(ctx, self, "admin");
  });
}

/**
 * Removes a member. What they made stays, and says who made it. Who is left in no workspace is signed out everywhere.
 * Throws as `changeRole` does.
 */
export async function removeMember({ ctx, input: { userId } }: Call<{ userId: string }>): Promise<void> {
  requirePermission(ctx, "member:write");
  await holdMembers(ctx, async (ctx) => {
    await takeOut(ctx, userId, "member.remove");
    const { tx, now } = ctx;
    if ((await tx.prisma.membership.count({ where: { userId } })) > 0) return;
    await tx.prisma.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now() } });
  });
}

/** Leaves the workspace. Throws `conflict` for its last owner. */
export async function leaveWorkspace({ ctx }: Call): Promise<void> {
  requirePermission(ctx, "workspace:read");
  const self = requirePerson(ctx);
  await holdMembers(ctx, (ctx) => takeOut(ctx, self, "member.leave"));
}

async function setRole(ctx: Holding, userId: string, role: Role): Promise<void> {
  const before = judge(ctx, userId, role);
  if (before === role) return;
  const { workspaceId, tx, roles } = ctx;
  if (role === "owner") await refuseMadeUp(ctx, userId);
  roles.set(userId, role);
  await tx.prisma.membership.update({
    where: { workspaceId_userId: { workspaceId, userId } },
    data: { role },
  });
  await recordDecision(tx, ctx, {
    workspaceId,
    action: "member.change_role",
    entityId: userId,
    before: { role: before },
    after: { role },
  });
}

/** Nobody made up by a demo owns a workspace: the last one who can sign in could leave it to them. */
async function refuseMadeUp({ tx }: Holding, userId: string): Promise<void> {
  const { email } = await tx.prisma.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true },
  });
  if (isMadeUp(email))
    throw new AppError("forbidden", {
      message: "This person is made up by a demo and cannot own a workspace.",
    });
}

async function takeOut(
  ctx: Holding,
  userId: string,
  action: "member.remove" | "member.leave",
): Promise<void> {
  const before = judge(ctx, userId, null);
  const { workspaceId, tx } = ctx;
  await tx.prisma.membership.delete({ where: { workspaceId_userId: { workspaceId, userId } } });
  await recordDecision(tx, ctx, { workspaceId, action, entityId: userId, before: { role: before } });
}

/** What the member is now; throws where the change cannot be made. */
function judge({ roles, actor }: Holding, userId: string, to: Role | null): Role {
  const from = roles.get(userId);
  if (from === undefined) throw noMember();
  const refusal = refuseMemberChange({
    by: actor.kind === "member" ? actor.role : null,
    isSelf: actor.kind === "member" && actor.userId === userId,
    from,
    to,
    owners: [...roles.values()].filter((role) => role === "owner").length,
  });
  if (refusal === "forbidden")
    throw new AppError("forbidden", { message: "Your role here does not include this." });
  if (refusal === "last-owner")
    throw new AppError("conflict", {
      message:
        "This is the workspace's only owner. Make somebody else an owner first, or delete the workspace.",
    });
  return from;
}

const noMember = () => new AppError("not_found", { message: "There is no such member here." });
