import "server-only";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { requireOperator, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { proveAgain } from "./prove-again";

/** What stands where their name stood: in the ledger, beside runs, in the audit log. */
const DELETED_MEMBER = "Deleted member";

/**
 * Deletes the account of the person who asks, after they proved that it is them. What they did in their workspaces
 * stays, and says no more who they were. Throws `invalid` for no proof, and `conflict` as `deleteAccount` does.
 */
export async function deleteOwnAccount({
  ctx,
  input: { sessionId, password },
}: InstanceCall<{ sessionId: string; password: string | null }>): Promise<void> {
  const { userId } = await proveAgain(ctx, { sessionId, password, field: "password" });
  // From where they did it is theirs, too.
  const origin = { ...ctx.origin, address: null, agent: null };
  await withTransaction({ ...ctx, origin }, (ctx) => forgetPerson(ctx, userId));
}

/**
 * Deletes somebody's account. Throws `not_found` where there is none, and `conflict` for the only owner of a workspace,
 * who is to hand it over or delete it first, and for the only operator.
 */
export async function deleteAccount({
  ctx,
  input: { userId },
}: InstanceCall<{ userId: string }>): Promise<void> {
  requireOperator(ctx);
  await withTransaction(ctx, (ctx) => forgetPerson(ctx, userId));
}

type Inside = InstanceContext & { tx: Transaction };

/** Holds who operates the instance, then the person, whom nobody makes a member meanwhile, then their workspaces. */
async function forgetPerson(ctx: Inside, userId: string): Promise<void> {
  const { tx } = ctx;
  await tx.query({ text: "select id from app.instance for no key update", values: [] });
  const user = await lockPerson(ctx, userId);
  const workspaceIds = await leaveWorkspaces(ctx, userId);
  if (user.isOperator) await requireAnotherOperator(ctx, userId);
  await tx.prisma.session.deleteMany({ where: { userId } });
  await tx.prisma.identity.deleteMany({ where: { userId } });
  await tx.prisma.passwordReset.deleteMany({ where: { OR: [{ userId }, { email: user.email }] } });
  await tx.prisma.invitation.deleteMany({ where: { email: user.email } });
  await tx.prisma.outgoingMail.deleteMany({ where: { to: user.email } });
  await tx.query({ text: "select app.forget_in_audit($1, $2)", values: [userId, user.email] });
  await tx.prisma.user.update({
    where: { id: userId },
    data: {
      email: `deleted-${userId}@invalid`,
      name: DELETED_MEMBER,
      passwordHash: null,
      isOperator: false,
      deletedAt: ctx.now(),
    },
  });
  for (const workspaceId of [null, ...workspaceIds])
    await recordDecision(tx, ctx, { workspaceId, action: "user.delete", entityId: userId });
}

const personSchema = z.array(z.object({ email: z.string(), isOperator: z.boolean() }));

async function lockPerson({ tx }: Inside, userId: string): Promise<{ email: string; isOperator: boolean }> {
  const { rows } = await tx.query({
    text: `select email, is_operator as "isOperator" from app."user" where id = $1 and deleted_at is null for update`,
    values: [userId],
  });
  const [person] = personSchema.parse(rows);
  if (!person) throw new AppError("not_found", { message: "There is no such account." });
  return person;
}

const placeSchema = z.array(z.object({ workspaceId: z.uuid(), name: z.string(), isOnlyOwner: z.boolean() }));

/** Takes a person out of their workspaces, whose ids it returns; all are locked, so that no two last owners leave at once. */
async function leaveWorkspaces({ tx }: Inside, userId: string): Promise<string[]> {
  await tx.query({
    text: `select id from app.workspace
            where id in (select workspace_id from app.membership where user_id = $1) order by id for no key update`,
    values: [userId],
  });
  const { rows } = await tx.query({
    text: `select workspace.id as "workspaceId", workspace.name,
                  workspace.deleted_at is null and membership.role = 'owner' and not exists (
                    select from app.membership other
                     where other.workspace_id = workspace.id and other.role = 'owner' and other.user_id <> $1
                  ) as "isOnlyOwner"
             from app.membership join app.workspace on workspace.id = membership.workspace_id
            where membership.user_id = $1 order by workspace.name, workspace.id`,
    values: [userId],
  });
  const places = placeSchema.parse(rows);
  const owned = places.filter(({ isOnlyOwner }) => isOnlyOwner).map(({ name }) => name);
  if (owned.length > 0)
    throw new AppError("conflict", {
      message: `Nothing was deleted: ${owned.join(", ")} would have no owner. Make somebody else an owner first, or delete ${owned.length === 1 ? "the workspace" : "the workspaces"}.`,
    });
  await tx.prisma.membership.deleteMany({ where: { userId } });
  return places.map(({ workspaceId }) => workspaceId);
}

async function requireAnotherOperator({ tx }: Inside, userId: string): Promise<void> {
  if ((await tx.prisma.user.count({ where: { isOperator: true, id: { not: userId } } })) > 0) return;
  throw new AppError("conflict", {
    message: "Nothing was deleted: this is the only operator of the instance. Make somebody else one first.",
  });
}
