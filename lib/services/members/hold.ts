import "server-only";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import type { Role } from "@/lib/domain/team/permission";
import type { Context } from "@/lib/services/context";

export type Holding = Context & {
  tx: Transaction;
  /** Who is what, by user id, whoever acts included: nobody else changes it until the transaction ends. */
  roles: Map<string, Role>;
};

/**
 * Does work while who is what in the workspace is held still. Whoever acts does so by the role they have at that moment:
 * two who change each other are one after the other. Throws `not_found` for who is no member any more.
 */
export const holdMembers = <Result>(ctx: Context, work: (ctx: Holding) => Promise<Result>): Promise<Result> =>
  withTransaction(ctx, async (ctx) => {
    const { workspaceId, tx, actor } = ctx;
    // Not stronger than it has to be: rows that point to the workspace go on being written.
    await tx.query({
      text: "select id from app.workspace where id = $1 for no key update",
      values: [workspaceId],
    });
    const memberships = await tx.prisma.membership.findMany({
      where: { workspaceId },
      select: { userId: true, role: true },
    });
    const roles = new Map(memberships.map(({ userId, role }) => [userId, role]));
    if (actor.kind !== "member") return work({ ...ctx, roles });
    const role = roles.get(actor.userId);
    if (role === undefined)
      throw new AppError("not_found", { message: "You are no member of this workspace any more." });
    return work({ ...ctx, roles, actor: { ...actor, role } });
  });
