import "server-only";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { insertInvitation, lockInvitation, renewInvitation } from "@/lib/db/sql/team/invitations";
import { emailSchema } from "@/lib/domain/team/credentials";
import { AppError } from "@/lib/domain/errors";
import { ROLES, type Role } from "@/lib/domain/team/permission";
import { requirePermission, type Call, type Context } from "@/lib/services/context";
import { holdMembers, type Holding } from "@/lib/services/members/hold";
import { hashToken, makeToken } from "@/lib/services/link-token";
import { linkOf, mailLink } from "./mail-link";

export const invitationSchema = z.object({ email: emailSchema, role: z.enum(ROLES) });

/** A link is told this once, and kept as its token's hash alone. */
interface NewLink {
  link: string;
  /** Whether it is mailed as well: where this instance sends mail. */
  isMailed: boolean;
}

// No address is written into the audit log, which is kept for ever: the entry names the invitation and its role.

/**
 * Offers a place in the workspace to whoever has an address. Owners alone invite owners.
 * Throws `invalid` for a member's address, `conflict` where an invitation of it is open.
 */
export async function inviteMember({
  ctx,
  input,
}: Call<z.input<typeof invitationSchema>>): Promise<NewLink & { id: string }> {
  requireInviting(ctx, input.role);
  const { email, role } = invitationSchema.parse(input);
  const token = makeToken();
  return holdMembers(ctx, async (ctx) => {
    requireInviting(ctx, role);
    const { workspaceId, tx } = ctx;
    const member = await tx.prisma.membership.findFirst({
      where: { workspaceId, user: { email } },
      select: { userId: true },
    });
    if (member) throw refused("invalid", "This person is in the workspace already.");
    const id = await insertInvitation(tx, {
      workspaceId,
      email,
      role,
      tokenHash: hashToken(token),
      at: ctx.now(),
    });
    if (id === null)
      throw refused("conflict", "This address has an invitation already: make a new link for that.");
    await recordDecision(tx, ctx, { workspaceId, action: "invitation.make", entityId: id, after: { role } });
    const link = linkOf(token);
    return { id, link, isMailed: await mailLink(ctx, { email, link }) };
  });
}

/** Gives an invitation another link that lasts anew; the old one leads nowhere. Throws `not_found`. */
export async function renewLink({ ctx, input: { id } }: Call<{ id: string }>): Promise<NewLink> {
  const token = makeToken();
  const link = linkOf(token);
  return onInvitation(ctx, id, "invitation.renew_link", async (ctx, email) => {
    await renewInvitation(ctx.tx, { workspaceId: ctx.workspaceId, id, tokenHash: hashToken(token) });
    return { link, isMailed: await mailLink(ctx, { email, link }) };
  });
}

/** Takes an offer back: its link leads nowhere. Throws `not_found`. */
export async function revokeInvitation({ ctx, input: { id } }: Call<{ id: string }>): Promise<void> {
  await onInvitation(ctx, id, "invitation.revoke", async ({ tx, workspaceId }) => {
    await tx.prisma.invitation.delete({ where: { id, workspaceId } });
  });
}

/** Does something to an open invitation that nobody takes meanwhile, and writes it down. Those of owners are theirs. */
async function onInvitation<Result>(
  ctx: Context,
  id: string,
  action: "invitation.renew_link" | "invitation.revoke",
  work: (ctx: Holding, email: string) => Promise<Result>,
): Promise<Result> {
  requirePermission(ctx, "member:write");
  return holdMembers(ctx, async (ctx) => {
    const { workspaceId, tx } = ctx;
    const found = await lockInvitation(tx, { workspaceId, id });
    if (!found)
      throw new AppError("not_found", { message: "This invitation was taken or revoked meanwhile." });
    const { role, email } = found;
    requireInviting(ctx, role);
    const result = await work(ctx, email);
    await recordDecision(tx, ctx, { workspaceId, action, entityId: id, after: { role } });
    return result;
  });
}

function requireInviting(ctx: Context, role: Role): void {
  requirePermission(ctx, "member:write");
  if (role === "owner") requirePermission(ctx, "owner:write");
}

const refused = (code: "invalid" | "conflict", message: string) =>
  new AppError(code, { message: `${message} Nothing was sent.`, fields: { email: message } });
