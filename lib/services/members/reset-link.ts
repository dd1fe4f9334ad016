import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { AppError } from "@/lib/domain/errors";
import { requirePermission, requirePerson, type Call } from "@/lib/services/context";
import { keepToken, MADE_FOR } from "@/lib/services/people/reset-password";
import { holdMembers } from "./hold";

/**
 * Makes a link by which a member's password can be reset, once and for a day. Returns the secret of the link, which is not
 * kept. A link opens the whole account, so that this is for members of this workspace alone who do not operate the
 * instance, and of owners for owners; not for oneself, whose present password is asked. Throws `forbidden` for those,
 * `not_found` for who is no member.
 */
export async function makeMemberResetLink({
  ctx,
  input: { userId },
}: Call<{ userId: string }>): Promise<{ token: string }> {
  requirePermission(ctx, "member:write");
  const self = requirePerson(ctx);
  if (userId === self)
    throw new AppError("forbidden", { message: "Change your own password in Settings → Your account." });
  return holdMembers(ctx, async (ctx) => {
    requirePermission(ctx, "member:write");
    const { tx, workspaceId, roles } = ctx;
    const role = roles.get(userId);
    if (role === undefined) throw new AppError("not_found", { message: "There is no such member here." });
    if (role === "owner") requirePermission(ctx, "owner:write");
    const elsewhere = await tx.prisma.user.count({
      where: {
        id: userId,
        OR: [{ isOperator: true }, { memberships: { some: { workspaceId: { not: workspaceId } } } }],
      },
    });
    if (elsewhere > 0)
      throw new AppError("forbidden", {
        message:
          "This account reaches beyond this workspace, so that only the operator of this Sightline makes a link for it.",
      });
    const token = await keepToken(ctx, { userId, lasts: MADE_FOR, resetId: null });
    await recordDecision(tx, ctx, { workspaceId, action: "user.make_reset_link", entityId: userId });
    return { token };
  });
}
